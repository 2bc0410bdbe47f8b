import { randomBytes } from "node:crypto";
import { noticeTemplates } from "@kipass/data/facility-notices";
import { toBase64url } from "@kipass/protocol/bytes";
import { logInMunicipalOfficer } from "@kipass/testbed/municipal-officer";
import { appointOnce } from "./officers.ts";
import type { Processes } from "./processes.ts";
import type { Scheme } from "./scheme.ts";

/** Who wrote to facilities before anybody opens the demo. Nobody logs in as this officer: their passkey is forgotten at once. */
const writer = {
  loginId: "mapo-allim",
  name: "단비",
  title: "주무관",
  of: "마포구 알림 담당",
  region: "11440",
  roles: ["handler"] as const,
};

/** A new demo begins with a notice to every facility in 마포구 that may record. */
export async function seedDemoNotice(scheme: Scheme, processes: Processes): Promise<void> {
  const password = toBase64url(randomBytes(18));
  const template = noticeTemplates.find(({ code }) => code === "paper-log");
  if (!template || !(await appointOnce(scheme, processes, { ...writer, roles: [...writer.roles], password }))) return;
  const { loginId } = writer;
  const office = await logInMunicipalOfficer(scheme.urlOf("registry", "office"), { loginId, password });
  const { code, title, body } = template;
  const { recipients } = await office.previewNotice({ body: { audience: {}, title } });
  if (recipients > 0)
    await office.sendNotice({ body: { audience: {}, template: code, title, body, bySms: true, recipients } });
  await office.logOut({ body: {} });
}
