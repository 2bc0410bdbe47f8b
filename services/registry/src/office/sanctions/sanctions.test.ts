import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { signUp } from "../../testing-terminal.ts";
import { inRegion } from "../desk.ts";

const atFacility = (facility: number) => ({ facility, entry: null });
const facilityOf = ({ place }: { place: { facility: number } }) => place.facility;

describe("inspections and sanctions", () => {
  const clock = movableClock(Date.parse("2026-11-09T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;
  let facility: number;
  let handler: Awaited<ReturnType<typeof officer>>;
  let decider: Awaited<ReturnType<typeof officer>>;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
    ({ facility } = await signUp(registry, outside));
  });
  beforeEach(async () => {
    handler = await officer(registry, url, clock);
    decider = await officer(registry, url, clock, { roles: ["handler", "decider"] });
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const inspection = (more = {}) => ({
    attempt: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url"),
    inspectedMs: clock.nowMs(),
    findings: [{ item: "qr-installed", result: "unmet" }],
    note: "",
    guidance: "QR 확인 단말기를 설치하도록 안내함",
    nextVisitOn: null,
    corrects: null,
    ...more,
  });
  const draft = (step: string, more = {}) => ({
    step,
    occurredOn: "2026-11-09",
    dueOn: null,
    amount: null,
    facts: "전자출입명부를 쓰지 않음",
    isGrave: false,
    corrects: null,
    about: null,
    ...more,
  });
  const inspect = (body: object) => handler.send("POST", `/v1/facilities/${facility}/inspections`, body);
  const open = (procedure: string, first: object) =>
    handler.send("POST", `/v1/facilities/${facility}/sanctions`, { procedure, inspection: null, first });
  const measures = async () => (await handler.send("GET", `/v1/facilities/${facility}/measures`)).body;
  const decide = (step: number, verdict = "approve", reason = "", by = decider) =>
    by.send("POST", `/v1/sanction-steps/${step}/decision`, { verdict, reason });
  const add = async (sanction: number, one: object) => {
    const { sanctions } = await measures();
    const seen = sanctions.find(({ id }: { id: number }) => id === sanction).steps.length;
    return handler.send("POST", `/v1/sanctions/${sanction}/steps`, { ...one, seen });
  };

  test("an inspection sent again is recorded once, and one is corrected by another, once", async () => {
    const body = inspection();
    const [first, again] = [await inspect(body), await inspect(body)];
    assert.deepEqual(again.body, first.body);
    const correction = { findings: [{ item: "qr-installed", result: "met" }], corrects: first.body.inspection };
    assert.equal((await inspect(inspection(correction))).status, 200);
    assert.equal((await inspect(inspection(correction))).body.code, "inspection-not-found");
    const { inspections } = await measures();
    assert.deepEqual(
      inspections.map((one: { isCorrected: boolean }) => one.isCorrected),
      [false, true],
    );
  });

  test("what a phone kept without a network is taken for two weeks, and never from the future", async () => {
    const day = 86_400_000;
    assert.equal((await inspect(inspection({ inspectedMs: clock.nowMs() - 13 * day }))).status, 200);
    assert.equal((await inspect(inspection({ inspectedMs: clock.nowMs() - 15 * day }))).body.code, "malformed-request");
    assert.equal((await inspect(inspection({ inspectedMs: clock.nowMs() + day }))).body.code, "malformed-request");
  });

  test("a route is an officer's own, in order, and shows what is due", async () => {
    const { facility: other } = await signUp(registry, outside);
    await inspect(inspection({ nextVisitOn: "2026-11-10" }));
    const due = await handler.send("GET", "/v1/routes/2026-11-10");
    assert.deepEqual(due.body.due.map(facilityOf), [facility]);
    const stops = [atFacility(other), atFacility(facility)];
    assert.equal((await handler.send("POST", "/v1/routes/2026-11-10", { stops, order: "given" })).status, 200);
    const { body } = await handler.send("GET", "/v1/routes/2026-11-10");
    assert.deepEqual(body.stops.map(facilityOf), [other, facility]);
    assert.deepEqual(body.due, []);
    assert.deepEqual((await decider.send("GET", "/v1/routes/2026-11-10")).body.stops, []);
    const queue = (await handler.send("GET", "/v1/queue?kind=inspection-due")).body.kinds;
    assert.equal(queue.find((one: { kind: string }) => one.kind === "inspection-due").total, 1);
  });

  test("a fine goes from its advance notice to the court, each notice decided by another officer", async () => {
    const advance = draft("advance", { amount: 1_500_000, dueOn: "2026-11-19" });
    const { body: opened } = await open("operator-fine", advance);
    const queue = async (kind: string) =>
      (await decider.send("GET", `/v1/queue?kind=${kind}`)).body.kinds.find(
        (one: { kind: string }) => one.kind === kind,
      );
    assert.equal((await queue("measure-decision")).items[0].note, "과태료 사전통지");
    assert.equal((await decide(opened.step, "approve", "", handler)).status, 403);
    const { body: decided } = await decide(opened.step);
    assert.match(decided.documentNumber, /^위생과-\d+$/);
    assert.equal((await decide(opened.step)).body.code, "conflict");
    assert.equal((await add(opened.sanction, draft("opinion", { facts: "단말기가 고장이었음" }))).status, 200);
    const impose = draft("impose", { amount: 1_000_000 });
    assert.equal((await add(opened.sanction, impose)).body.code, "step-too-early");
    clock.set(Date.parse("2026-11-20T10:00:00+09:00"));
    ({ 0: handler, 1: decider } = await Promise.all([
      officer(registry, url, clock),
      officer(registry, url, clock, { roles: ["decider"] }),
    ]));
    assert.equal((await queue("measure-due")).total, 1);
    const { body: imposed } = await add(opened.sanction, impose);
    const second = (await decide(imposed.step)).body.documentNumber;
    assert.equal(Number(second.split("-")[1]), Number(decided.documentNumber.split("-")[1]) + 1);
    await add(opened.sanction, draft("served", { about: imposed.step, occurredOn: "2026-11-20" }));
    await add(opened.sanction, draft("objection", { occurredOn: "2026-11-20" }));
    const [shown] = (await measures()).sanctions;
    assert.equal(shown.dueOn, "2026-12-04");
    const { body: referred } = await add(opened.sanction, draft("refer"));
    await decide(referred.step);
    const [{ steps }] = (await measures()).sanctions;
    const words = steps.at(-1).notice;
    assert.match(words, /^수신 {2}관할 지방법원장\n\(경유\)\n제목 {2}과태료 이의제기 사건 통보/);
    assert.match(words, /끝\.\n\n강남구청장\n\n시행 {2}위생과-\d+ \(2026\. 11\. 20\.\)$/);
  });

  test("a returned draft is drafted anew; what stands can be corrected and never changed", async () => {
    const correct = draft("correct", { dueOn: "2026-12-01" });
    const { body: opened } = await open("operator-order", correct);
    assert.equal((await decide(opened.step, "return")).body.code, "malformed-request");
    assert.equal((await decide(opened.step, "return", "기한이 짧음")).status, 200);
    const { body: anew } = await add(opened.sanction, { ...correct, dueOn: "2026-12-15" });
    await decide(anew.step);
    const { body: correction } = await add(opened.sanction, { ...correct, dueOn: "2026-12-22", corrects: anew.step });
    await decide(correction.step);
    const [{ steps, dueOn }] = (await measures()).sanctions;
    assert.deepEqual(
      steps.map((one: { state: string }) => one.state),
      ["returned", "corrected", "standing"],
    );
    assert.equal(dueOn, "2026-12-22");
    assert.match(steps[2].notice, /제목 {2}전자출입명부 관련 시정명령 \(정정\)/);
  });

  test("of two officers who write at once the second is told, and of two who decide", async () => {
    const { body: opened } = await open("paper-log", draft("guide"));
    const seen = { ...draft("correct", { dueOn: "2026-12-15" }), seen: 1 };
    const path = `/v1/sanctions/${opened.sanction}/steps`;
    const written = await Promise.all([handler.send("POST", path, seen), decider.send("POST", path, seen)]);
    assert.deepEqual(written.map(({ status }) => status).sort(), [200, 409]);
    const third = await officer(registry, url, clock, { roles: ["decider"] });
    const fourth = await officer(registry, url, clock, { roles: ["decider"] });
    const step = written.find(({ status }) => status === 200)?.body.step;
    const answers = await Promise.all([decide(step, "approve", "", third), decide(step, "return", "다시", fourth)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  });

  test("a step before its law is refused over the wire too", async () => {
    const early = draft("advance", { occurredOn: "2020-08-11", amount: 100_000, dueOn: "2026-12-15" });
    assert.equal((await open("user-fine", early)).body.code, "step-not-in-force");
    assert.equal(
      (await open("user-fine", { ...early, occurredOn: "2020-08-12", amount: 100_001 })).body.code,
      "bad-fine",
    );
    assert.equal((await open("user-fine", { ...early, occurredOn: "2020-08-12" })).status, 200);
  });

  test("a notice is printed as it was approved, even after the letterhead has changed", async () => {
    const admin = await officer(registry, url, clock, { roles: ["admin"] });
    const letterhead = {
      postcode: "06090",
      address: "서울특별시 강남구 학동로 426",
      homepage: "",
      telephone: "02-3423-0000",
    };
    assert.equal((await admin.send("POST", "/v1/letterhead", letterhead)).status, 200);
    const { body: opened } = await open("operator-order", draft("accuse", { isGrave: true }));
    assert.equal(
      (await handler.send("GET", `/v1/sanction-steps/${opened.step}/notice`)).body.code,
      "sanction-not-found",
    );
    await decide(opened.step);
    const print = async () => (await handler.send("GET", `/v1/sanction-steps/${opened.step}/notice`)).body.pdf;
    const pdf = await print();
    assert.equal(Buffer.from(pdf, "base64url").subarray(0, 5).toString(), "%PDF-");
    await admin.send("POST", "/v1/letterhead", { ...letterhead, telephone: "02-1234-5678" });
    const { rows } = await registry
      .as("owner")
      .query("SELECT notice FROM sanction_decisions WHERE step = $1", [opened.step]);
    assert.equal(rows[0].notice.letterhead.telephone, "02-3423-0000");
  });

  test("officers of another region see and do nothing here", async () => {
    const { body: opened } = await open("operator-order", draft("correct", { dueOn: "2026-12-15" }));
    const other = await officer(registry, url, clock, { region: "11440", roles: ["handler", "decider"] });
    const codes = [
      other.send("GET", `/v1/facilities/${facility}/measures`),
      other.send("POST", `/v1/facilities/${facility}/inspections`, inspection()),
      other.send("POST", "/v1/routes/2026-11-21", { stops: [atFacility(facility)], order: "nearest" }),
      other.send("POST", `/v1/sanctions/${opened.sanction}/steps`, { ...draft("close"), seen: 1 }),
      decide(opened.step, "approve", "", other),
      other.send("GET", `/v1/sanction-steps/${opened.step}/notice`),
    ];
    assert.deepEqual(
      (await Promise.all(codes)).map(({ body }) => body.code),
      [
        "facility-not-found",
        "facility-not-found",
        "facility-not-found",
        "sanction-not-found",
        "sanction-not-found",
        "sanction-not-found",
      ],
    );
    assert.equal((await other.send("GET", "/v1/sanctions")).body.total, 0);
  });

  test("a facility that leaves is erased once its cases are closed, and not before", async () => {
    ({ facility } = await signUp(registry, outside));
    const { body: opened } = await open("paper-log", draft("guide"));
    await registry
      .as("owner")
      .query("UPDATE facilities SET status = 'closed', ended_as = 'withdrawn', status_changed_ms = 0 WHERE id = $1", [
        facility,
      ]);
    const erased = async () => {
      const { rows } = await registry.as("registry_jobs").query("SELECT erase_withdrawn_facilities(1) AS n");
      return rows[0].n;
    };
    assert.equal(await erased(), 0);
    const { body: closing } = await add(opened.sanction, draft("close", { facts: "폐업함" }));
    assert.equal(await erased(), 0, "nobody has decided on the closure yet");
    await decide(closing.step);
    assert.equal(await erased(), 1);
    ({ facility } = await signUp(registry, outside));
  });

  test("the role can add and never change, and nobody decides on their own draft", async () => {
    const { body: opened } = await open("operator-order", draft("correct", { dueOn: "2026-12-15" }));
    const at = { region: "11680", sectors: null };
    for (const table of ["inspections", "sanctions", "sanction_steps", "sanction_decisions"]) {
      for (const statement of [`DELETE FROM ${table}`, `UPDATE ${table} SET by_name = ''`, `TRUNCATE ${table}`]) {
        await assert.rejects(
          inRegion(registry.as("registry_office"), at, "test", (tx) => tx.query(statement)),
          { code: "42501" },
          statement,
        );
      }
    }
    await assert.rejects(
      inRegion(registry.as("registry_office"), at, "test", (tx) =>
        tx.query(
          `INSERT INTO sanction_decisions (step, verdict, reason, officer, by_name, at_ms) VALUES ($1, 'approve', '', $2, '-', 0)`,
          [opened.step, handler.id],
        ),
      ),
      { code: "23514" },
    );
  });
});
