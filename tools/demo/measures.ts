import { randomBytes } from "node:crypto";
import { toBase64url } from "@kipass/protocol/bytes";
import { addDays, dayOf } from "@kipass/protocol/day";
import type { OfficeClient } from "@kipass/sdk/office";
import { logInMunicipalOfficer } from "@kipass/testbed/municipal-officer";
import type { Demo } from "./demo-file.ts";
import { appointOnce } from "./officers.ts";
import type { Processes } from "./processes.ts";
import type { Scheme } from "./scheme.ts";

/** Who was on site before anybody opens the demo. Nobody logs in as this officer: their passkey is forgotten at once. */
const inspector = {
  loginId: "mapo-jeomgeom",
  name: "한별",
  title: "주무관",
  of: "마포구 점검 담당",
  region: "11440",
  roles: ["handler"] as const,
};

/** A new demo begins with an inspection in 마포구 and an order that waits for its 결재자; another stands against a business that never registered. */
export async function seedDemoMeasures(
  scheme: Scheme,
  processes: Processes,
  facilities: Demo["facilities"],
): Promise<void> {
  const password = toBase64url(randomBytes(18));
  const inspected = facilities.find(({ loginId }) => loginId === "garam");
  if (!inspected || !(await appointOnce(scheme, processes, { ...inspector, roles: [...inspector.roles], password })))
    return;
  const { loginId } = inspector;
  const office = await logInMunicipalOfficer(scheme.urlOf("registry", "office"), { loginId, password });
  await inspect(office, String(inspected.id));
  await inspectMissing(office);
  await office.logOut({ body: {} });
}

async function inspect(office: OfficeClient, facility: string): Promise<void> {
  const nowMs = Date.now();
  const today = dayOf(Math.floor(nowMs / 1000));
  const { inspection } = await office.recordInspection({
    params: { facility },
    body: {
      attempt: toBase64url(randomBytes(16)),
      inspectedMs: nowMs,
      findings: [
        { item: "qr-installed", result: "met" },
        { item: "qr-used", result: "unmet" },
        { item: "paper-available", result: "met" },
        { item: "paper-kept", result: "unmet" },
      ],
      note: "수기명부가 잠기지 않는 곳에 있음",
      guidance: "입장할 때마다 QR을 확인하고 수기명부를 잠기는 곳에 두도록 안내함",
      nextVisitOn: addDays(today, 2),
      corrects: null,
    },
  });
  const first = {
    step: "correct",
    occurredOn: today,
    dueOn: addDays(today, 7),
    amount: null,
    facts: "이용자의 QR을 확인하지 않고 입장하게 함",
    isGrave: false,
    corrects: null,
    about: null,
  } as const;
  await office.openSanction({ params: { facility }, body: { procedure: "operator-order", inspection, first } });
}

/** 미설치: found by the target register, visited today, told to install it, and due to be seen again. */
async function inspectMissing(office: OfficeClient): Promise<void> {
  const { targets } = await office.listTargets({ query: { use: "missing" } });
  const missing = targets.find(({ name }) => name.startsWith("바람개비"));
  if (!missing) return;
  const params = { entry: String(missing.id) };
  const nowMs = Date.now();
  const today = dayOf(Math.floor(nowMs / 1000));
  const { inspection } = await office.recordEntryInspection({
    params,
    body: {
      attempt: toBase64url(randomBytes(16)),
      inspectedMs: nowMs,
      findings: [
        { item: "qr-installed", result: "unmet" },
        { item: "paper-available", result: "unmet" },
      ],
      note: "",
      guidance: "전자출입명부를 설치하고 그때까지 수기명부를 갖추도록 안내함",
      nextVisitOn: addDays(today, 3),
      corrects: null,
    },
  });
  const first = {
    step: "correct",
    occurredOn: today,
    dueOn: addDays(today, 7),
    amount: null,
    facts: "의무적용 시설인데 전자출입명부를 설치하지 않음",
    isGrave: false,
    corrects: null,
    about: null,
  } as const;
  await office.openEntrySanction({ params, body: { procedure: "operator-order", inspection, first } });
}
