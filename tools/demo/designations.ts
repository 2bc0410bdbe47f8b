import { randomBytes } from "node:crypto";
import { toBase64url } from "@kipass/protocol/bytes";
import { addDays, dayOf } from "@kipass/protocol/day";
import type { OfficeClient } from "@kipass/sdk/office";
import { logInMunicipalOfficer } from "@kipass/testbed/municipal-officer";
import type { Demo } from "./demo-file.ts";
import { appointOnce } from "./officers.ts";
import type { Processes } from "./processes.ts";
import type { Scheme } from "./scheme.ts";

/** Who designated before anybody opens the demo. Nobody logs in as this officer: their passkey is forgotten at once. */
const maker = {
  loginId: "mapo-jijeong",
  name: "송하늘",
  title: "주무관",
  of: "마포구 지정 담당",
  region: "11440",
  roles: ["handler", "decider"] as const,
};

/** A new demo begins with 마포구's own rule, in its 계도기간, and a facility that asks to be exempt. */
export async function seedDemoDesignations(
  scheme: Scheme,
  processes: Processes,
  facilities: Demo["facilities"],
): Promise<void> {
  const password = toBase64url(randomBytes(18));
  const asking = facilities.find(({ loginId }) => loginId === "garam");
  if (!asking || !(await appointOnce(scheme, processes, { ...maker, roles: [...maker.roles], password }))) return;
  const { loginId } = maker;
  const office = await logInMunicipalOfficer(scheme.urlOf("registry", "office"), { loginId, password });
  await designate(office);
  const { exemption } = await office.openExemption({
    params: { facility: String(asking.id) },
    body: {
      kind: "own-system",
      explanation: "회원제로 운영하며 자체 출입 시스템을 쓰고 있음",
      identification: "가입할 때 휴대전화 본인확인",
    },
  });
  const content = toBase64url(new TextEncoder().encode("방문일,휴대전화\n"));
  await office.testHandIn({ params: { exemption: String(exemption) }, body: { content } });
  await office.logOut({ body: {} });
}

async function designate(office: OfficeClient): Promise<void> {
  const today = dayOf(Math.floor(Date.now() / 1000));
  await office.addDesignation({
    body: {
      title: "마포구 작은도서관·문화시설 지정",
      regions: [maker.region],
      sectors: [{ sector: "other", minAreaM2: null, minCapacity: null }],
      facilities: [],
      from: addDays(today, -9),
      graceUntil: addDays(today, 4),
      to: null,
      basis: "감염병의 예방 및 관리에 관한 법률 제49조제1항제2호의2, 마포구 고시 (시연용)",
      exceptions: "위험도가 낮다고 인정되는 경우 대상에서 제외",
    },
  });
}
