import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { toBase64url } from "@kipass/protocol/bytes";
import { movableClock } from "@kipass/service-kit/clock";
import { encodeCp949 } from "@kipass/service-kit/testing-cp949";
import { until } from "@kipass/service-kit/testing-until";
import { type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { signUp } from "../../testing-terminal.ts";

type Send = Awaited<ReturnType<typeof officer>>["send"];

const HEADER =
  "개방서비스명,관리번호,인허가일자,영업상태명,소재지전화,소재지면적,소재지전체주소,도로명전체주소,사업장명,업태구분명";
const line = (
  number: string,
  facts: { name: string; road?: string; lot?: string; phone?: string; state?: string; service?: string },
) =>
  `${facts.service ?? "단란주점영업"},${number},20190401,${facts.state ?? "영업/정상"},${facts.phone ?? ""},66.1,"${facts.lot ?? ""}","${facts.road ?? ""}",${facts.name},단란주점`;

const REGISTER = [
  HEADER,
  line("1", { name: "똠양꿍 단란주점", road: "서울시 강남구 역삼로 12 (역삼동), 지하1층", phone: "02-333-1234" }),
  line("2", { name: "이름이 바뀐 집", road: "서울특별시 강남구 테헤란로 501 2층", phone: "025550142" }),
  line("3", { name: "아무도 없는 집", lot: "서울특별시 강남구 역삼동 825번지 4호" }),
  line("1", { name: "똠양꿍 단란주점", road: "서울시 강남구 역삼로 12" }),
  line("4", { name: "", road: "서울시 강남구 역삼로 15" }),
  line("5", { name: "길 잃은 집", road: "어딘가" }),
  line("6", { name: "마포 단란주점", road: "서울특별시 마포구 월드컵로 1" }),
  line("7", { name: "문 닫은 집", road: "서울시 강남구 역삼로 20", state: "폐업" }),
  `${line("8", { name: "칸이 많은 집", road: "서울시 강남구 역삼로 21" })},a,b,c`,
].join("\r\n");

describe("importing a licence register", () => {
  const clock = movableClock(Date.parse("2026-11-21T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;
  let send: Send;
  let sure: number;
  let likely: number;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
    ({ send } = await officer(registry, url, clock));
    const facts = { sector: "danran-bar", telephone: "02-333-1234" };
    const address = { address: "서울특별시 강남구 역삼로 12", addressDetail: "제지하1층" };
    ({ facility: sure } = await signUp(registry, outside, { ...facts, ...address, name: "똠양꿍 (주)단란주점" }));
    ({ facility: likely } = await signUp(registry, outside, {
      sector: "danran-bar",
      address: "서울 강남구 테헤란로501",
      addressDetail: "2층",
      name: "가온",
    }));
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  test("every line has an answer, the dry run changes nothing, and taking it writes what it said", async () => {
    const id = await bring(send, encodeCp949(REGISTER));
    const read = await imported(send, id, "columns");
    assert.equal(read.columns.name, 8);
    assert.equal(read.columns.roadAddress, 7);
    await send("POST", `/v1/register/imports/${id}/checking`, { columns: read.columns });
    const checked = await imported(send, id, "checked");
    assert.deepEqual(byResult(checked), { new: 3, duplicate: 1, wrong: 3, "out-of-region": 1, closed: 1 });
    const { body } = await send("GET", `/v1/register/imports/${id}/lines`);
    assert.deepEqual(
      body.lines.map(({ line, result, reason, match }: Record<string, unknown>) => [line, result, reason, match]),
      [
        [2, "new", "", "sure"],
        [3, "new", "", "check"],
        [4, "new", "", "none"],
        [5, "duplicate", "2", null],
        [6, "wrong", "name-missing", null],
        [7, "wrong", "address-unreadable", null],
        [8, "out-of-region", "region", null],
        [9, "closed", "", null],
        [10, "wrong", "too-many-cells", null],
      ],
    );
    assert.equal((await targets(send)).length, 0);
    await send("POST", `/v1/register/imports/${id}/taking`, {});
    await imported(send, id, "done");
    assert.deepEqual(
      (await targets(send)).map(({ name, use, facility }) => [name, use, facility]),
      [
        ["아무도 없는 집", "missing", null],
        ["이름이 바뀐 집", "check", null],
        ["똠양꿍 단란주점", "used", sure],
      ],
    );
    const { body: report } = await send("GET", `/v1/register/imports/${id}/report/0`);
    const text = Buffer.from(report.bytes, "base64url").toString("utf8");
    assert.match(text, /5,"중복","2번 줄과 같음","똠양꿍 단란주점"/);
    assert.equal(text.trim().split("\r\n").length, 10);
  });

  test("the same file again, and in UTF-8, changes nothing", async () => {
    const before = await entries();
    const id = await importAll(send, Buffer.from(REGISTER));
    assert.deepEqual(byResult(await imported(send, id, "done")), {
      same: 3,
      duplicate: 1,
      wrong: 3,
      "out-of-region": 1,
      closed: 1,
    });
    assert.deepEqual(await entries(), before);
  });

  test("a list of its own without numbers is about the same businesses, and a closed one leaves", async () => {
    const own =
      "상호,업종,도로명주소,상태\n똠양꿍 단란주점,단란주점,역삼로 12 지하1층,영업\n새로 연 집,PC방,강남구 역삼로 99,영업\n지정 없는 집,미용실,역삼로 98,영업\n";
    const id = await importAll(send, Buffer.from(own));
    assert.deepEqual(byResult(await imported(send, id, "done")), { changed: 1, new: 2 });
    const closed = [
      HEADER,
      line("3", { name: "아무도 없는 집", lot: "서울특별시 강남구 역삼동 825-4", state: "폐업" }),
    ].join("\n");
    assert.deepEqual(byResult(await imported(send, await importAll(send, Buffer.from(closed)), "done")), {
      changed: 1,
    });
    assert.deepEqual((await targets(send)).map(({ name }) => name).sort(), [
      "똠양꿍 단란주점",
      "새로 연 집",
      "이름이 바뀐 집",
      "지정 없는 집",
    ]);
    const { body } = await send("GET", "/v1/queue?kind=missing");
    const { items } = body.kinds.find(({ kind }: { kind: string }) => kind === "missing");
    assert.deepEqual(
      items.map((item: { facilities: { name: string }[] }) => item.facilities[0]?.name),
      ["새로 연 집"],
    );
  });

  test("what the rule leaves open an officer decides; of two at once one wins; it can be taken back", async () => {
    const { body } = await send("GET", "/v1/register/unresolved");
    assert.equal(body.total, 1);
    const [{ entry, candidates }] = body.unresolved;
    assert.deepEqual([candidates[0].facility.id, candidates[0].why], [likely, ["road", "phone", "floor"]]);
    const other = (await officer(registry, url, clock)).send;
    const said = (facility: number | null) => ({ matches: [{ entry: entry.id, version: entry.version, facility }] });
    const answers = await Promise.all([
      send("POST", "/v1/register/matches", said(likely)),
      other("POST", "/v1/register/matches", said(null)),
    ]);
    assert.deepEqual(answers.map((answer) => answer.body.decided[0].result).sort(), ["changed", "done"]);
    const decision = answers.map((answer) => answer.body.decided[0].decision).find(Boolean);
    assert.deepEqual((await send("POST", "/v1/register/matches/undoing", { decisions: [decision] })).body.undone, [
      decision,
    ]);
    assert.equal((await send("GET", "/v1/register/unresolved")).body.total, 1);
    const { version } = (await send("GET", "/v1/register/unresolved")).body.unresolved[0].entry;
    await send("POST", "/v1/register/matches", { matches: [{ entry: entry.id, version, facility: likely }] });
    await imported(send, await importAll(send, Buffer.from(REGISTER)), "done");
    assert.equal((await targets(send)).find(({ name }) => name === "이름이 바뀐 집")?.facility, likely);
  });

  test("seven open days without a visit make a facility silent; its closed days do not count", async () => {
    const silent = async () => {
      const { body } = await send("GET", "/v1/queue?kind=silent");
      const { items } = body.kinds.find(({ kind }: { kind: string }) => kind === "silent");
      return items.map(({ id }: { id: number }) => id);
    };
    clock.set(Date.parse("2026-11-29T10:00:00+09:00"));
    ({ send } = await officer(registry, url, clock));
    assert.deepEqual(await silent(), [sure, likely]);
    await registry.as("owner").query("UPDATE facilities SET closed_weekdays = '{0}' WHERE id = $1", [sure]);
    await registry.as("owner").query("INSERT INTO facility_days VALUES ($1, '2026-11-28', 3)", [likely]);
    assert.deepEqual(await silent(), []);
    clock.set(Date.parse("2026-12-01T10:00:00+09:00"));
    ({ send } = await officer(registry, url, clock));
    assert.deepEqual(await silent(), [sure]);
    const seen = (await targets(send)).find(({ facility }) => facility === likely);
    assert.deepEqual([seen?.use, seen?.seen, seen?.expected, seen?.isFew], ["used", 3, 9 * 13, true]);
  });

  test("another region, another sector: nothing to see, nothing to take", async () => {
    const id = await bring(send, Buffer.from(REGISTER));
    await imported(send, id, "columns");
    const elsewhere = (await officer(registry, url, clock, { region: "11440" })).send;
    for (const [method, path] of [
      ["GET", `/v1/register/imports/${id}`],
      ["GET", `/v1/register/imports/${id}/lines`],
      ["POST", `/v1/register/imports/${id}/taking`],
      ["POST", `/v1/register/imports/${id}/discarding`],
    ] as const)
      assert.equal(
        (await elsewhere(method, path, method === "POST" ? {} : undefined)).body.code,
        "import-not-found",
        path,
      );
    assert.equal((await targets(elsewhere)).length, 0);
    const [one] = await targets(send);
    const { body } = await elsewhere("POST", "/v1/register/matches", {
      matches: [{ entry: one?.id, version: one?.version, facility: null }],
    });
    assert.equal(body.decided[0].result, "not-found");
    assert.equal((await send("POST", `/v1/register/imports/${id}/taking`, {})).body.code, "conflict");
    const karaoke = (await officer(registry, url, clock, { sectors: ["karaoke"] })).send;
    assert.equal((await targets(karaoke)).length, 0);
    assert.equal((await karaoke("GET", `/v1/register/imports/${id}`)).body.code, "import-not-found");
    const own = await imported(karaoke, await importAll(karaoke, Buffer.from(REGISTER)), "done");
    assert.deepEqual(byResult(own), { "out-of-region": 6, wrong: 3 });
  });

  test("a file that is no table fails with its reason", async () => {
    const id = await bring(send, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]));
    assert.equal((await imported(send, id, "failed")).import.fault, "unknown-encoding");
  });

  const entries = async () => (await registry.as("owner").query("SELECT * FROM register_entries ORDER BY id")).rows;
});

async function bring(send: Send, file: Uint8Array): Promise<number> {
  const { body } = await send("POST", "/v1/register/imports", { fileName: "대장.csv", bytes: file.length });
  const bytes = toBase64url(file);
  await send("POST", `/v1/register/imports/${body.import}/parts`, { part: 0, bytes });
  return body.import;
}

async function importAll(send: Send, file: Uint8Array): Promise<number> {
  const id = await bring(send, file);
  const { columns } = await imported(send, id, "columns");
  await send("POST", `/v1/register/imports/${id}/checking`, { columns });
  await imported(send, id, "checked");
  await send("POST", `/v1/register/imports/${id}/taking`, {});
  return id;
}

// biome-ignore lint/suspicious/noExplicitAny: the answer of the endpoint
async function imported(send: Send, id: number, state: string): Promise<any> {
  const read = async () => (await send("GET", `/v1/register/imports/${id}`)).body;
  await until(async () => (await read()).import?.state === state, `the import is ${state}`);
  return read();
}

function byResult({ results }: { results: { result: string; lines: number }[] }): Record<string, number> {
  return Object.fromEntries(results.map(({ result, lines }) => [result, lines]));
}

interface Target {
  id: number;
  version: number;
  name: string;
  use: string;
  facility: number | null;
  seen: number | null;
  expected: number | null;
  isFew: boolean;
}

async function targets(send: Send): Promise<Target[]> {
  return (await send("GET", "/v1/register/targets")).body.targets;
}
