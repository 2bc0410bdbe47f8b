import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addDays } from "@kipass/protocol/day";
import { movableClock } from "@kipass/service-kit/clock";
import { type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { signUp } from "../../testing-terminal.ts";

const PDF = Buffer.from("%PDF-1.7\nPHONE-OF-NOBODY");
const text = (content: Buffer) => content.toString("base64url");
const csv = (today: string, days: number) =>
  Buffer.from(
    [
      "방문일,연락처",
      ...Array.from({ length: days }, (_, n) => `${addDays(today, -n)},0100777${String(n).padStart(4, "0")}`),
    ].join("\n"),
  );

describe("exemptions", () => {
  const clock = movableClock(Date.parse("2026-11-21T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;
  type At = Awaited<ReturnType<typeof officer>>;
  let handler: At;
  let decider: At;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
    handler = await officer(registry, url, clock);
    decider = await officer(registry, url, clock, { roles: ["decider"] });
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const ownSystem = { kind: "own-system", explanation: "자체 출입 시스템", identification: "본인확인 문자" };
  const open = async (facility: number, facts: object = ownSystem) =>
    (await handler.send("POST", `/v1/facilities/${facility}/exemptions`, facts)).body;
  const grant = (exemption: number, until: string | null = "2027-05-20") =>
    decider.send("POST", `/v1/exemptions/${exemption}/decision`, { isGranted: true, until, reason: "요건 충족" });
  const stateOf = async (facility: number) =>
    (await handler.send("GET", `/v1/facilities/${facility}/obligation`)).body.obligation.state;

  test("an own system is exempt once it has shown papers and four weeks of entries, until its last day", async () => {
    const { facility, manager } = await signUp(registry, outside);
    const { exemption } = await open(facility);
    assert.equal((await open(facility)).code, "conflict", "one at a time");
    assert.equal((await handler.send("GET", "/v1/queue?kind=exemption")).body.kinds.find(isKind("exemption")).total, 1);
    assert.equal((await grant(exemption)).body.code, "exemption-incomplete");
    const evidence = `/v1/exemptions/${exemption}/evidence`;
    const bad = { name: "계약서.pdf", content: text(Buffer.from("MZ\x90 program")) };
    assert.equal((await handler.send("POST", evidence, bad)).body.code, "bad-evidence", "by its bytes, not its name");
    const added = await handler.send("POST", evidence, { name: "계약서.pdf", content: text(PDF) });
    assert.equal(added.status, 200, JSON.stringify(added.body));
    const handIn = (content: Buffer) =>
      handler.send("POST", `/v1/exemptions/${exemption}/hand-ins`, { content: text(content) });
    assert.deepEqual((await handIn(csv("2026-11-21", 12))).body.handIn.faults, ["not-four-weeks"]);
    assert.equal((await grant(exemption)).body.code, "exemption-incomplete");
    assert.deepEqual((await handIn(csv("2026-11-21", 28))).body.handIn.faults, []);
    for (const until of ["2026-11-20", "2028-01-01", null, "2026-02-31"])
      assert.equal((await grant(exemption, until)).body.code, "malformed-request", String(until));
    const answers = await Promise.all([grant(exemption), grant(exemption)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    assert.equal(await stateOf(facility), "exempt");
    assert.equal((await manager.send("GET", "/v1/facility/obligation")).body.obligation.until, "2027-05-20");
    assert.equal((await handler.send("POST", evidence, { name: "더.pdf", content: text(PDF) })).body.code, "conflict");
    const opened = await handler.send("POST", `/v1/evidence/${added.body.file}/opening`, { reason: "심사" });
    assert.equal(opened.body.content, text(PDF));
    assert.equal(opened.body.type, "application/pdf");
  });

  test("what is in the files stands in no table, and the test file nowhere at all", async () => {
    const { rows } = await registry
      .as("owner")
      .query("SELECT encode(sealed, 'escape') AS sealed, h.* FROM exemption_files, exemption_hand_ins h");
    assert.ok(rows.length > 0);
    const stored = JSON.stringify(rows) + registry.logged();
    assert.ok(!stored.includes("PHONE-OF-NOBODY"));
    assert.ok(!stored.includes("0100777"));
  });

  test("comes back to the queue before its last day, ends, and its files are erased four weeks later", async () => {
    const { facility } = await signUp(registry, outside);
    const { exemption } = await open(facility, {
      kind: "no-network",
      explanation: "통신이 되지 않는 지하",
      identification: null,
    });
    await handler.send("POST", `/v1/exemptions/${exemption}/evidence`, { name: "확인서.pdf", content: text(PDF) });
    await grant(exemption, "2026-11-30");
    const reviews = async () =>
      (await handler.send("GET", "/v1/queue")).body.kinds.find(isKind("exemption-review")).items;
    assert.deepEqual(
      (await reviews()).map(({ id }: { id: number }) => id),
      [exemption],
    );
    clock.advance(10 * 24 * 3_600_000);
    handler = await officer(registry, url, clock);
    decider = await officer(registry, url, clock, { roles: ["decider"] });
    assert.equal(await stateOf(facility), "mandatory");
    const end = await decider.send("POST", `/v1/exemptions/${exemption}/end`, { reason: "종료" });
    assert.equal(end.body.code, "conflict", "it is over by itself");
    const again = await open(facility, { kind: "other", explanation: "다시 신청", identification: null });
    assert.ok(again.exemption, "a new one may be asked for");
    const files = async () =>
      (await registry.as("owner").query("SELECT FROM exemption_files WHERE exemption = $1", [exemption])).rowCount;
    await registry.jobs();
    assert.equal(await files(), 1);
    clock.advance(30 * 24 * 3_600_000);
    await registry.jobs();
    assert.equal(await files(), 0);
  });

  test("ended early, the duty is back; refused, nothing changes; elsewhere, nobody finds it", async () => {
    handler = await officer(registry, url, clock);
    decider = await officer(registry, url, clock, { roles: ["decider"] });
    const { facility } = await signUp(registry, outside);
    const asked = { kind: "known-attendees", explanation: "정해진 사람만 출입", identification: null };
    const first = await open(facility, asked);
    const refusal = { isGranted: false, until: null, reason: "출입 통제가 확인되지 않음" };
    const elsewhere = await officer(registry, url, clock, { region: "11440", roles: ["handler", "decider"] });
    const decision = `/v1/exemptions/${first.exemption}/decision`;
    assert.equal((await elsewhere.send("POST", decision, refusal)).body.code, "exemption-not-found");
    assert.deepEqual((await elsewhere.send("GET", "/v1/exemptions")).body.exemptions, []);
    assert.equal((await decider.send("POST", decision, refusal)).status, 200);
    assert.equal(await stateOf(facility), "mandatory");
    const { exemption } = await open(facility, asked);
    await handler.send("POST", `/v1/exemptions/${exemption}/evidence`, { name: "명단.png", content: text(PNG) });
    const until = addDays(new Date(clock.nowMs()).toISOString().slice(0, 10), 100);
    assert.equal((await grant(exemption, until)).status, 200);
    assert.equal(await stateOf(facility), "exempt");
    const ending = () => decider.send("POST", `/v1/exemptions/${exemption}/end`, { reason: "통제가 없어짐" });
    assert.deepEqual([(await ending()).status, (await ending()).body.code], [200, "conflict"]);
    assert.equal(await stateOf(facility), "mandatory");
  });

  test("a facility asks by itself, once; its office finds it in the queue, and the facility what became of it", async () => {
    handler = await officer(registry, url, clock);
    decider = await officer(registry, url, clock, { roles: ["decider"] });
    const { facility, manager } = await signUp(registry, outside);
    const asked = { kind: "known-attendees", explanation: "회원만  출입", identification: null };
    const ask = async (facts: object = asked) => manager.send("POST", "/v1/facility/exemption", facts);
    const own = async () => (await manager.send("GET", "/v1/facility/obligation")).body.exemption;
    assert.equal(await own(), null);
    assert.equal((await ask({ ...asked, kind: "own-system" })).body.code, "malformed-request");
    const answers = await Promise.all([ask(), ask()]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    const { exemptions } = (await handler.send("GET", `/v1/exemptions?facility=${facility}`)).body;
    const [{ id, askedBy, explanation, missing }] = exemptions;
    assert.deepEqual([askedBy, explanation, missing], ["시설관리자", "회원만 출입", ["evidence"]]);
    const waiting = (await handler.send("GET", "/v1/queue?kind=exemption")).body.kinds.find(isKind("exemption")).items;
    assert.ok(waiting.some((item: { id: number }) => item.id === id));
    assert.equal((await own()).state, "open");
    const refusal = { isGranted: false, until: null, reason: "회원 명부가 없음" };
    assert.equal((await decider.send("POST", `/v1/exemptions/${id}/decision`, refusal)).status, 200);
    const { state, reason } = await own();
    assert.deepEqual([state, reason], ["refused", "회원 명부가 없음"]);
    assert.equal((await ask()).status, 200, "and may ask again");
  });

  test("asking writes nothing of a decision, and ends no exemption that stands", async () => {
    const { facility } = await signUp(registry, outside);
    const managing = registry.as("registry_manage");
    const granted = `INSERT INTO exemptions (facility, kind, explanation, asked_by, asked_ms, state, from_day, until_day, decided_ms)
      VALUES (${facility}, 'other', '-', '-', 0, 'granted', current_date, '2999-01-01', 0)`;
    await assert.rejects(managing.query(granted), /permission denied/);
    await registry.as("owner").query(granted);
    await assert.rejects(managing.query("UPDATE exemptions SET state = 'ended'"), /permission denied/);
    await managing.query("SELECT end_lapsed_exemption($1)", [facility]);
    const stateNow = () => managing.query("SELECT state FROM exemptions WHERE facility = $1", [facility]);
    assert.equal((await stateNow()).rows[0].state, "granted");
    await registry
      .as("owner")
      .query("UPDATE exemptions SET from_day = '2020-01-01', until_day = '2020-02-01' WHERE facility = $1", [facility]);
    await managing.query("SELECT end_lapsed_exemption($1)", [facility]);
    assert.equal((await stateNow()).rows[0].state, "ended");
  });
});

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const isKind =
  (kind: string) =>
  (one: { kind: string }): boolean =>
    one.kind === kind;
