import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { toBase64url } from "@kipass/protocol/bytes";
import type { OfficeClient } from "@kipass/sdk/office";
import { logInMunicipalOfficer } from "@kipass/testbed/municipal-officer";
import { appointOnce } from "./officers.ts";
import { demoFacilities, demoWaitingFacilities } from "./people.ts";
import type { Processes } from "./processes.ts";
import type { Scheme } from "./scheme.ts";

/** Who brought the register before anybody opens the demo. Nobody logs in as this officer: their passkey is forgotten at once. */
const keeper = {
  loginId: "mapo-daejang",
  name: "나라온",
  title: "주무관",
  of: "마포구 대장 담당",
  region: "11440",
  roles: ["handler"] as const,
};

/** A new demo begins with a small register of 마포구: some of it is registered, some is not, and one an officer has to look at. */
export async function seedDemoRegister(scheme: Scheme, processes: Processes): Promise<void> {
  const password = toBase64url(randomBytes(18));
  if (!(await appointOnce(scheme, processes, { ...keeper, roles: [...keeper.roles], password }))) return;
  const { loginId } = keeper;
  const office = await logInMunicipalOfficer(scheme.urlOf("registry", "office"), { loginId, password });
  await bringDemoRegister(office);
  await office.logOut({ body: {} });
}

async function bringDemoRegister(office: OfficeClient): Promise<void> {
  const bytes = new TextEncoder().encode(register());
  const { import: id } = await office.startImport({ body: { fileName: "마포구 인허가.csv", bytes: bytes.length } });
  const params = { import: String(id) };
  await office.addImportPart({ params, body: { part: 0, bytes: toBase64url(bytes) } });
  const { columns } = await until(office, params, "columns");
  if (!columns) return;
  await office.checkImport({ params, body: { columns } });
  await until(office, params, "checked");
  await office.takeImport({ params, body: {} });
  await until(office, params, "done");
}

type Detail = Awaited<ReturnType<OfficeClient["readImport"]>>;

const LOOK_MS = 200;

async function until(
  office: OfficeClient,
  params: { import: string },
  state: Detail["import"]["state"],
): Promise<Detail> {
  for (;;) {
    const detail = await office.readImport({ params });
    if (detail.import.state === state) return detail;
    if (detail.import.state === "failed")
      throw new Error(`The demo's register was not imported: ${detail.import.fault}`);
    await delay(LOOK_MS);
  }
}

/** As 지방행정 인허가데이터 writes: the demo's own facilities in other spellings, one under an older name, and businesses that nobody registered. */
function register(): string {
  const [renamed, ...known] = [...demoFacilities, ...demoWaitingFacilities].filter(({ region }) => region === "11440");
  const rows = [
    ...known.map(({ name, telephone, address }) => [name, telephone, address.replace("특별시", "시"), "영업/정상"]),
    ...(renamed ? [["옛이름 노래방", renamed.telephone, renamed.address, "영업/정상"]] : []),
    ["바람개비 노래연습장", "02-333-0301", "서울특별시 마포구 월드컵북로 501-7, 지하1층 (상암동)", "영업/정상"],
    ["똠방 코인노래", "02-333-0302", "서울시 마포구 와우산로 905 2층", "영업/정상"],
    ["별빛 노래연습장", "02-333-0303", "서울 마포구 양화로 907", "영업/정상"],
    ["문 닫은 노래방", "02-333-0304", "서울특별시 마포구 독막로 911", "폐업"],
    ["이웃 구 노래방", "02-333-0305", "서울특별시 서대문구 신촌로 913", "영업/정상"],
    ["주소 없는 노래방", "02-333-0306", "", "영업/정상"],
  ];
  const lines = rows.map(([name, phone, address, state], nth) =>
    ["노래연습장업", `3130000-112-${nth + 1}`, "20190401", state, phone, "132", `"${address}"`, name].join(","),
  );
  return ["개방서비스명,관리번호,인허가일자,영업상태명,소재지전화,소재지면적,도로명전체주소,사업장명", ...lines].join(
    "\r\n",
  );
}
