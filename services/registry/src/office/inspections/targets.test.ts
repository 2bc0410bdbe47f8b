import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { toBase64url } from "@kipass/protocol/bytes";
import { movableClock } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { signUp } from "../../testing-terminal.ts";
import { inRegion } from "../desk.ts";

const NAME = "빈자리 노래연습장";
const ADDRESS = "서울특별시 강남구 역삼로 200";
const row = (number: string, name: string, address: string) =>
  `노래연습장업,${number},20190401,영업/정상,02-555-9999,90,"${address}",${name}`;
const register = (...rows: string[]) =>
  Buffer.from(
    ["개방서비스명,관리번호,인허가일자,영업상태명,소재지전화,소재지면적,도로명전체주소,사업장명", ...rows].join("\r\n"),
  );

describe("inspecting and sanctioning who should be registered and is not", () => {
  const clock = movableClock(Date.parse("2026-11-09T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let handler: Awaited<ReturnType<typeof officer>>;
  let decider: Awaited<ReturnType<typeof officer>>;
  let elsewhere: Awaited<ReturnType<typeof officer>>;
  let facility: number;
  let entry: number;
  let other: number;
  let inspection: number;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    const { url } = await registry.startOffice();
    handler = await officer(registry, url, clock);
    decider = await officer(registry, url, clock, { roles: ["decider"] });
    elsewhere = await officer(registry, url, clock, { region: "11440", roles: ["handler", "decider"] });
    ({ facility } = await signUp(registry, outside));
    await bring(register(row("7", NAME, ADDRESS), row("8", "마루 노래연습장", "서울특별시 강남구 역삼로 14")));
    entry = (await target(NAME)).id;
    other = (await target("마루 노래연습장")).id;
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  async function bring(file: Buffer): Promise<void> {
    const { body } = await handler.send("POST", "/v1/register/imports", { fileName: "대장.csv", bytes: file.length });
    const at = `/v1/register/imports/${body.import}`;
    const reaches = async (state: string) => {
      const read = async () => (await handler.send("GET", at)).body;
      await until(async () => (await read()).import.state === state, `the import is ${state}`);
      return read();
    };
    await handler.send("POST", `${at}/parts`, { part: 0, bytes: toBase64url(file) });
    const { columns } = await reaches("columns");
    await handler.send("POST", `${at}/checking`, { columns });
    await reaches("checked");
    await handler.send("POST", `${at}/taking`, {});
    await reaches("done");
  }
  const target = async (name: string) => {
    const { body } = await handler.send("GET", `/v1/register/targets?q=${encodeURIComponent(name)}`);
    return body.targets[0];
  };
  const found = (more = {}) => ({
    attempt: toBase64url(randomBytes(16)),
    inspectedMs: clock.nowMs(),
    findings: [{ item: "qr-installed", result: "unmet" }],
    note: "",
    guidance: "전자출입명부를 설치하도록 안내함",
    nextVisitOn: null,
    corrects: null,
    ...more,
  });
  const draft = (step: string, more = {}) => ({
    step,
    occurredOn: "2026-11-09",
    dueOn: null,
    amount: null,
    facts: "전자출입명부를 설치하지 않음",
    isGrave: false,
    corrects: null,
    about: null,
    ...more,
  });
  const at = (id: number, what: string) => `/v1/register/entries/${id}/${what}`;
  const measures = async (path = at(entry, "measures")) => (await handler.send("GET", path)).body;
  const decide = (step: number, by = decider) =>
    by.send("POST", `/v1/sanction-steps/${step}/decision`, { verdict: "approve", reason: "" });
  const plan = (stops: object[], by = handler) => by.send("POST", "/v1/routes/2026-11-09", { stops, order: "given" });

  test("they stand on a day's route between facilities, and one stop is one place", async () => {
    const stops = [
      { facility: null, entry },
      { facility, entry: null },
      { facility: null, entry: other },
      { facility: null, entry },
    ];
    assert.equal((await plan(stops)).status, 200);
    const { body } = await handler.send("GET", "/v1/routes/2026-11-09");
    assert.deepEqual(
      body.stops.map(({ place }: { place: Record<string, unknown> }) => [place.facility, place.entry]),
      [
        [null, entry],
        [facility, null],
        [null, other],
      ],
    );
    assert.deepEqual([body.stops[0].place.name, body.stops[0].place.number], [NAME, "7"]);
    assert.equal((await plan([{ facility, entry }])).body.code, "malformed-request");
    assert.equal((await plan([{ facility: null, entry: null }])).body.code, "malformed-request");
    assert.equal((await plan([{ facility: null, entry: 999 }])).body.code, "entry-not-found");
  });

  test("an inspection is recorded once however often a phone sends it, shows on the route, and asks to be repeated", async () => {
    const body = found({ nextVisitOn: "2026-11-10" });
    const [first, again] = [
      await handler.send("POST", at(entry, "inspections"), body),
      await handler.send("POST", at(entry, "inspections"), body),
    ];
    assert.deepEqual(again.body, first.body);
    assert.equal((await handler.send("POST", at(other, "inspections"), body)).body.code, "malformed-request");
    ({ inspection } = first.body);
    const { body: route } = await handler.send("GET", "/v1/routes/2026-11-09");
    assert.deepEqual(
      route.stops.map(({ inspectedMs }: { inspectedMs: number | null }) => inspectedMs !== null),
      [true, false, false],
    );
    const { body: due } = await decider.send("GET", "/v1/routes/2026-11-10");
    assert.deepEqual(
      due.due.map(({ place }: { place: { entry: number } }) => place.entry),
      [entry],
    );
    const { body: queue } = await handler.send("GET", "/v1/queue?kind=inspection-due");
    const [item] = queue.kinds.find(({ kind }: { kind: string }) => kind === "inspection-due").items;
    assert.deepEqual([item.entry, item.facilities[0].name], [entry, NAME]);
  });

  test("an order and then the police: the documents name the business as the register does", async () => {
    const first = draft("correct", { dueOn: "2026-12-01" });
    const { body: opened } = await handler.send("POST", at(entry, "sanctions"), {
      procedure: "operator-order",
      inspection,
      first,
    });
    assert.match((await decide(opened.step)).body.documentNumber, /^위생과-\d+$/);
    const { body: accused } = await handler.send("POST", `/v1/sanctions/${opened.sanction}/steps`, {
      ...draft("accuse"),
      seen: 1,
    });
    await decide(accused.step);
    const [{ steps }] = (await measures()).sanctions;
    assert.match(steps[0].notice, new RegExp(`^수신 {2}${NAME} 대표자 귀하`));
    for (const { notice } of steps) assert.ok(notice.includes(`대상: ${NAME} (${ADDRESS}, 인허가 관리번호 7)`), notice);
    const { body } = await handler.send("GET", `/v1/sanction-steps/${accused.step}/notice`);
    assert.equal(Buffer.from(body.pdf, "base64url").subarray(0, 5).toString(), "%PDF-");
  });

  test("a fine follows the law of its day as it does for a facility", async () => {
    const open = (first: object) =>
      handler.send("POST", at(entry, "sanctions"), { procedure: "operator-fine", inspection: null, first });
    const fine = { amount: 1_500_000, dueOn: "2026-11-20" };
    assert.equal((await open(draft("advance", { ...fine, occurredOn: "2020-08-11" }))).body.code, "step-not-in-force");
    assert.equal((await open(draft("advance", { ...fine, amount: 3_000_001 }))).body.code, "bad-fine");
    assert.equal((await open(draft("advance", fine))).status, 200);
  });

  test("officers of another region see and do nothing here, also past the code", async () => {
    const { sanctions } = await measures();
    const answers = await Promise.all([
      elsewhere.send("GET", at(entry, "measures")),
      elsewhere.send("POST", at(entry, "inspections"), found()),
      elsewhere.send("POST", at(entry, "sanctions"), {
        procedure: "operator-order",
        inspection: null,
        first: draft("guide"),
      }),
      plan([{ facility: null, entry }], elsewhere),
      elsewhere.send("POST", `/v1/sanctions/${sanctions[0].id}/steps`, { ...draft("close"), seen: 1 }),
      decide(sanctions[0].steps[0].id, elsewhere),
    ]);
    assert.deepEqual(
      answers.map(({ body }) => body.code),
      [...Array(4).fill("entry-not-found"), ...Array(2).fill("sanction-not-found")],
    );
    assert.equal((await elsewhere.send("GET", "/v1/sanctions")).body.total, 0);
    const as = <T>(region: string, sql: string, values: unknown[] = []) =>
      inRegion(registry.as("registry_office"), { region, sectors: null }, "test", (tx) =>
        tx.query<T & object>(sql, values),
      );
    for (const table of ["inspection_stops", "inspections", "sanctions", "sanction_steps", "sanction_decisions"]) {
      const seen = async (region: string) =>
        (await as<{ n: number }>(region, `SELECT count(*) AS n FROM ${table}`)).rows[0]?.n;
      assert.equal(await seen("11440"), 0, table);
      assert.notEqual(await seen("11680"), 0, table);
    }
    const insert = `INSERT INTO sanctions (facility, entry, procedure, officer, by_name, at_ms) VALUES ($1, $2, 'operator-order', $3, '-', 0)`;
    await assert.rejects(as("11440", insert, [null, entry, elsewhere.id]), { code: "42501" });
    for (const both of [
      [facility, entry],
      [null, null],
    ])
      await assert.rejects(registry.as("owner").query(insert, [...both, handler.id]), { code: "23514" });
  });

  test("a later file changes the words of an entry, and nothing of what was found about it; it cannot be erased", async () => {
    const before = await measures();
    await bring(register(row("7", "새이름 노래연습장", ADDRESS)));
    const now = await measures();
    assert.equal(now.place.name, "새이름 노래연습장");
    assert.deepEqual([now.inspections, now.sanctions[1]], [before.inspections, before.sanctions[1]]);
    await assert.rejects(registry.as("owner").query("DELETE FROM register_entries WHERE id = $1", [entry]), {
      code: "23503",
    });
  });

  test("once it has registered, the facility shows what happened before; the records stay with the entry", async () => {
    const { version } = await target("새이름");
    const { body: decided } = await handler.send("POST", "/v1/register/matches", {
      matches: [{ entry, version, facility }],
    });
    assert.equal(decided.decided[0].result, "done");
    const { body: own } = await handler.send("POST", `/v1/facilities/${facility}/inspections`, found());
    const { body: case2 } = await handler.send("POST", `/v1/facilities/${facility}/sanctions`, {
      procedure: "operator-order",
      inspection,
      first: draft("guide"),
    });
    const shown = await measures(`/v1/facilities/${facility}/measures`);
    assert.deepEqual(
      shown.inspections.map((one: { id: number; entry: number | null }) => [one.id, one.entry]),
      [
        [own.inspection, null],
        [inspection, entry],
      ],
    );
    assert.deepEqual(
      shown.sanctions.map((one: { entry: number | null }) => one.entry),
      [null, entry, entry],
    );
    assert.equal(shown.sanctions[0].id, case2.sanction);
    assert.deepEqual(
      shown.entries.map((one: { entry: number; number: string }) => [one.entry, one.number]),
      [[entry, "7"]],
    );
    const inRegister = await measures();
    assert.equal(inRegister.place.matched, facility);
    assert.equal(inRegister.inspections.length, 1);
    const correction = found({ corrects: inspection });
    const path = `/v1/facilities/${facility}/inspections`;
    assert.equal((await handler.send("POST", path, correction)).body.code, "inspection-not-found");
    assert.equal((await handler.send("POST", at(entry, "inspections"), correction)).status, 200);
    const { body: route } = await decider.send("GET", "/v1/routes/2026-11-10");
    assert.deepEqual(route.due, [], "it was seen again as a facility");
  });

  test("a facility that is erased takes none of it along", async () => {
    await registry
      .as("owner")
      .query("UPDATE facilities SET status = 'closed', ended_as = 'withdrawn', status_changed_ms = 0 WHERE id = $1", [
        facility,
      ]);
    await registry.as("owner").query("DELETE FROM facilities WHERE id = $1", [facility]);
    const { place, inspections, sanctions } = await measures();
    assert.deepEqual([place.matched, inspections.length, sanctions.length], [null, 2, 2]);
  });
});
