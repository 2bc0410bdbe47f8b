import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { until } from "@kipass/service-kit/testing-until";
import type { Account } from "../stand-ins/issuer.ts";
import type { TestFacility } from "../stand-ins/registry.ts";
import { FRIDAY, openTown, type RequestView, type TestOfficer, type Town } from "../stand-ins/town.ts";

const kst = (text: string) => Date.parse(`2026-11-${text}:00+09:00`);
const seconds = (text: string) => kst(text) / 1000;
const PATIENT = { name: "홍길동", phone: "01011110001" };
const ENDED = ["done", "partial", "expired", "choosing"];

describe("a case, from opening it to its contact list", () => {
  let town: Town;
  let seo: TestOfficer;
  let park: TestOfficer;
  let pocha: TestFacility;
  let patient: Account;
  let caseCount = 0;

  before(async () => {
    town = await openTown();
    seo = await town.officer("seoyeon", "investigator");
    park = await town.officer("junho", "approver");
    await seo.registerKey();
    await park.registerKey();
    await town.certifyOfficers(park);
    const { naver, kakao, registry } = town;
    pocha = registry.open("온도포차", "hunting-pocha");
    const cafe = registry.open("다온카페", "cafe");
    patient = naver.enrol(PATIENT.name, PATIENT.phone);
    const visit = (
      issuer: typeof naver,
      account: Account,
      facility: TestFacility,
      at: string,
      direction: "in" | "out" = "in",
    ) => registry.record(issuer.draw(account, kst(at)), { facility, atMs: kst(at) + 2_000, direction });

    await visit(naver, patient, cafe, "18T12:10");
    await visit(naver, patient, pocha, "18T18:52");
    await visit(naver, patient, pocha, "18T20:57", "out");
    const doyun = naver.enrol("김도윤", "01001423391");
    await visit(naver, doyun, pocha, "18T19:00");
    await visit(naver, doyun, pocha, "18T21:30", "out");
    const haeun = kakao.enrol("이하은", "01002750048");
    await visit(kakao, haeun, pocha, "18T20:00");
    const both = [naver.enrol("강수아", "01006331187"), kakao.enrol("강수아", "01006331187")] as const;
    await visit(naver, both[0], pocha, "18T19:10");
    await visit(kakao, both[1], pocha, "18T19:40", "out");
    // Long gone, another day, another place: nobody's business.
    const early = kakao.enrol("최지우", "01004516203");
    await visit(kakao, early, pocha, "18T17:01");
    await visit(kakao, early, pocha, "18T17:50", "out");
    await visit(kakao, kakao.enrol("조시우", "01007904415"), pocha, "17T19:00");
    await visit(kakao, kakao.enrol("윤서아", "01008169032"), cafe, "18T20:00");
  });
  after(() => town.close());
  beforeEach(() => {
    town.clock.set(FRIDAY);
    for (const party of [town.naver, town.kakao, town.registry]) {
      party.refuseWith = undefined;
      party.spoil = undefined;
      party.asked.length = 0;
    }
  });

  async function openCase(issuers = ["naver", "kakao"]): Promise<string> {
    caseCount += 1;
    const opened = await seo.client.openCase({
      body: {
        ...PATIENT,
        caseNumber: `2026-${String(caseCount).padStart(4, "0")}`,
        issuers,
        onset: { kind: "symptoms", day: "2026-11-18" },
        isolatedAt: seconds("20T09:30"),
        note: "",
      },
    });
    return String(opened.case.id);
  }

  const draft = async (caseId: string, stage: "places" | "co-visitors" | "identities", exposures: object[] = []) =>
    (
      await seo.client.draftRequest({
        params: { case: caseId },
        body: { stage, reason: "조사에 필요합니다.", exposures: exposures as never },
      })
    ).request;
  const read = async ({ id }: { id: number }): Promise<RequestView> =>
    (await seo.client.readRequest({ params: { request: String(id) } })).request;

  async function approved(request: RequestView): Promise<RequestView> {
    await seo.approve(request);
    return park.approve(request);
  }

  async function ended(request: { id: number }, states = ENDED): Promise<RequestView> {
    await until(async () => states.includes((await read(request)).state));
    return read(request);
  }

  const evening = () => ({ facility: pocha.id, from: seconds("18T18:52"), to: seconds("18T20:57") });
  const readCase = (caseId: string) => seo.client.readCase({ params: { case: caseId } });

  it("finds the places, who was there at the same time, and their names", async () => {
    const id = await openCase();
    const places = await ended(await approved(await draft(id, "places")));
    assert.deepEqual(places.state, "done");
    assert.deepEqual(
      places.orders.map(({ audience, state, problem }) => [audience, state, problem]),
      [
        ["kakao", "done", "person-not-found"],
        ["naver", "done", null],
        ["registry", "done", null],
      ],
    );
    const { visits } = await readCase(id);
    assert.deepEqual(
      visits.map(({ facilityName, sector, enteredAt, leftAt, usualStayMinutes }) => [
        facilityName,
        sector,
        enteredAt,
        leftAt,
        usualStayMinutes,
      ]),
      [
        ["다온카페", "cafe", seconds("18T12:10") + 2, null, 60],
        ["온도포차", "hunting-pocha", seconds("18T18:52") + 2, seconds("18T20:57") + 2, 120],
      ],
    );

    const coVisitors = await ended(await approved(await draft(id, "co-visitors", [evening()])));
    assert.equal(coVisitors.state, "done");
    assert.deepEqual((await readCase(id)).exposures, [evening()]);
    assert.deepEqual((await readCase(id)).people, []);

    const identities = await ended(await approved(await draft(id, "identities")));
    assert.equal(identities.state, "choosing");
    const { people, case: summary } = await readCase(id);
    assert.equal(summary.stage, "identities");
    assert.deepEqual(
      people
        .map(({ issuer, overlaps }) => [issuer, overlaps.map(({ minMinutes, maxMinutes }) => [minMinutes, maxMinutes])])
        .sort(),
      [
        ["kakao", [[0, 48]]],
        ["kakao", [[0, 56]]],
        ["naver", [[0, 106]]],
        ["naver", [[116, 116]]],
      ],
    );

    const chosen = people.map(({ issuer, person }) => ({ issuer, person }));
    const params = { request: String(identities.id) };
    const moved = await seo.client.choosePeople({ params, body: { people: chosen } });
    assert.ok(["running", "done"].includes(moved.request.state), "it moves on at once");
    assert.equal((await ended(identities, ["done"])).state, "done");
    const { contacts } = await seo.client.listContacts({ params: { case: id } });
    assert.deepEqual(
      contacts.map(({ name, phone, sources, overlaps }) => [
        name,
        phone,
        sources,
        overlaps.map((o) => [o.facilityName, o.at, o.minMinutes, o.maxMinutes]),
      ]),
      [
        ["김도윤", "01001423391", ["naver"], [["온도포차", seconds("18T19:00") + 2, 116, 116]]],
        ["이하은", "01002750048", ["kakao"], [["온도포차", seconds("18T20:00") + 2, 0, 56]]],
        ["강수아", "01006331187", ["kakao", "naver"], [["온도포차", seconds("18T19:10") + 2, 30, 30]]],
      ],
    );
    assert.equal((await readCase(id)).case.stage, "contacts");
  });

  it("says in its own public log what it asks, before it asks", async () => {
    const id = await openCase(["naver"]);
    town.naver.refuseWith = "unavailable";
    const request = await approved(await draft(id, "places"));
    await until(() => town.naver.asked.length > 0);
    const { entries } = await seo.client.readLog({ query: {} });
    const own = entries
      .map((line) => JSON.parse(line))
      .filter(({ reference }) => reference === request.orders[0]?.reference);
    assert.equal(own.length, 1);
    assert.deepEqual(
      { ...own[0], seq: 0, commitment: "" },
      {
        seq: 0,
        at: FRIDAY / 1000,
        kind: "disclosure",
        asked: "naver",
        reference: request.orders[0]?.reference,
        order: "passes-of-person",
        from: "2026-11-16",
        to: "2026-11-20",
        limits: { passes: 5 * 5763 },
        commitment: "",
      },
    );
    town.naver.refuseWith = undefined;
    await ended(request);
  });

  it("asks an unreachable party again with the same bytes, goes on with the others, and counts nothing twice", async () => {
    const id = await openCase();
    town.naver.refuseWith = "unavailable";
    town.kakao.enrol(PATIENT.name, "01099990000");
    const request = await approved(await draft(id, "places"));
    await until(() => town.naver.asked.length >= 3);
    const waiting = await read(request);
    assert.equal(waiting.state, "running");
    assert.deepEqual(
      waiting.orders.map(({ audience, state, problem }) => [audience, state, problem]),
      [
        ["kakao", "done", "person-not-found"],
        ["naver", "sent", "unavailable"],
        ["registry", "waiting", null],
      ],
    );
    town.naver.refuseWith = undefined;
    assert.equal((await ended(request)).state, "done");
    assert.equal(new Set(town.naver.asked.map(({ body }) => JSON.stringify(body))).size, 1);
    assert.equal((await read(request)).orders.find(({ audience }) => audience === "registry")?.received, 3);
    assert.equal((await readCase(id)).visits.length, 2);
  });

  it("carries on after it was killed", async () => {
    const id = await openCase(["naver"]);
    town.registry.refuseWith = "unavailable";
    const request = await approved(await draft(id, "places"));
    await until(() => town.registry.asked.length > 0);
    // As a killed process leaves it: locked by a worker that will never finish.
    const dead = "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'dead', attempts = 1";
    await town.authority.restart(() => town.authority.as("owner").query(dead));
    town.registry.refuseWith = undefined;
    assert.equal((await ended(request)).state, "done");
    assert.equal(town.naver.asked.length, 1);
    assert.equal((await readCase(id)).visits.length, 2);
  });

  it("does no harm when more rounds are wished for than are needed", async () => {
    const id = await openCase(["naver"]);
    const request = await draft(id, "places");
    await approved(request);
    const worker = town.authority.as("authority_worker");
    for (let round = 0; round < 6; round++) await worker.query("SELECT enqueue_request($1, now())", [request.id]);
    const done = await ended(request);
    assert.deepEqual(
      done.orders.map(({ state, received }) => [state, received]),
      [
        ["done", 5 * 5763],
        ["done", 3],
      ],
    );
    assert.equal((await readCase(id)).visits.length, 2);
    const { entries } = await seo.client.readLog({ query: {} });
    const references = request.orders.map(({ reference }) => reference);
    const said = entries.map((line) => JSON.parse(line)).filter(({ reference }) => references.includes(reference));
    assert.deepEqual(
      said.map(({ order }) => order),
      ["passes-of-person", "visits-of-passes", "visits-of-passes"],
    );
  });

  it("runs one round of a request at a time, and what was chosen meanwhile goes out with the next", async () => {
    const id = await openCase();
    await ended(await approved(await draft(id, "places")));
    await ended(await approved(await draft(id, "co-visitors", [evening()])));
    const request = await ended(await approved(await draft(id, "identities")), ["choosing"]);
    const { people } = await readCase(id);
    const choose = (chosen: typeof people) =>
      seo.client.choosePeople({
        params: { request: String(request.id) },
        body: { people: chosen.map(({ issuer, person }) => ({ issuer, person })) },
      });
    const held = Promise.withResolvers<void>();
    town.naver.hold = held.promise;
    const named = () => town.naver.asked.filter(({ endpoint }) => endpoint === "discloseIdentities").length;
    const [first, second] = people.filter(({ issuer }) => issuer === "naver");
    assert.ok(first && second);
    await choose([first]);
    await until(() => named() === 1);
    await choose([second]);
    const worker = town.authority.as("authority_worker");
    for (let wish = 0; wish < 4; wish++) {
      await worker.query("SELECT enqueue_request($1, now())", [request.id]);
      await new Promise((done) => setTimeout(done, 150));
    }
    assert.equal(named(), 1, "a second round asked while the first waited");
    town.naver.hold = undefined;
    held.resolve();
    await until(async () => (await seo.client.listContacts({ params: { case: id } })).contacts.length === 2);
    assert.equal(named(), 2);
  });

  it("asks for the names chosen while it waited for another issuer, also when the queue loses the wish", async () => {
    const id = await openCase();
    await ended(await approved(await draft(id, "places")));
    await ended(await approved(await draft(id, "co-visitors", [evening()])));
    town.kakao.refuseWith = "unavailable";
    const request = await ended(await approved(await draft(id, "identities")), ["choosing"]);
    const people = (await readCase(id)).people.map(({ issuer, person }) => ({ issuer, person }));
    const held = Promise.withResolvers<void>();
    town.kakao.hold = held.promise;
    const before = town.kakao.asked.length;
    await until(() => town.kakao.asked.length > before);
    const owner = town.authority.as("owner");
    await owner.query("CREATE FUNCTION lose_job() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");
    await owner.query(
      "CREATE TRIGGER lose_job BEFORE INSERT ON graphile_worker._private_jobs FOR EACH ROW EXECUTE FUNCTION lose_job()",
    );
    try {
      await seo.client.choosePeople({ params: { request: String(request.id) }, body: { people } });
      town.kakao.refuseWith = undefined;
      town.kakao.hold = undefined;
      held.resolve();
      await until(
        async () => (await seo.client.listContacts({ params: { case: id } })).contacts.length === people.length,
      );
    } finally {
      held.resolve();
      town.kakao.hold = undefined;
      await owner.query("DROP FUNCTION lose_job CASCADE");
    }
  });

  it("is not put off by a later wish", async () => {
    const { id } = await draft(await openCase(), "places");
    const runAt = async () => {
      const jobs = `SELECT run_at < now() + interval '2 minutes' AS soon FROM graphile_worker.jobs WHERE key = 'request-${id}'`;
      return (await town.authority.as("owner").query(jobs)).rows;
    };
    const wish = (seconds: number) =>
      town.authority
        .as("authority_worker")
        .query("SELECT enqueue_request($1, now() + make_interval(secs => $2))", [id, seconds]);
    await wish(3_600);
    assert.deepEqual(await runAt(), [{ soon: false }]);
    await wish(60);
    assert.deepEqual(await runAt(), [{ soon: true }]);
    await wish(3_600);
    assert.deepEqual(await runAt(), [{ soon: true }]);
  });

  it("keeps what came when the orders run out", async () => {
    const id = await openCase();
    town.clock.set(FRIDAY);
    town.naver.refuseWith = "unavailable";
    const kept = town.kakao.enrol(PATIENT.name, PATIENT.phone);
    await town.registry.record(town.kakao.draw(kept, kst("19T08:00")), { facility: pocha, atMs: kst("19T08:00") });
    const request = await approved(await draft(id, "places"));
    await until(async () => (await readCase(id)).visits.length > 0);
    town.clock.advance(24 * 3600 * 1000);
    const over = await ended(request);
    assert.equal(over.state, "partial");
    const asked = town.naver.asked.length;
    assert.deepEqual(
      (await readCase(id)).visits.map(({ enteredAt }) => enteredAt),
      [seconds("19T08:00")],
    );
    kept.phone = "01000000000";
    assert.equal(town.naver.asked.length, asked);
  });

  it("gives up on a refusal that asking again would repeat", async () => {
    const id = await openCase(["naver"]);
    town.naver.refuseWith = "order-scope";
    const request = await ended(await approved(await draft(id, "places")));
    assert.equal(request.state, "partial");
    assert.deepEqual(request.orders[0]?.problem, "order-scope");
    assert.equal(request.orders[0]?.state, "failed");
    assert.equal(town.naver.asked.length, 1);
  });

  it("takes no answer that was cut or mixed, and none of somebody else", async () => {
    const id = await openCase(["naver"]);
    let spoilt = 0;
    town.naver.spoil = (parts) => {
      spoilt += 1;
      return spoilt === 1 ? parts.slice(0, -1) : spoilt === 2 ? parts.toReversed() : parts.slice(1);
    };
    const request = await approved(await draft(id, "places"));
    await until(() => spoilt >= 3);
    const waiting = await read(request);
    assert.deepEqual([waiting.orders[0]?.problem, waiting.orders[0]?.received], ["disclosure-unavailable", 0]);
    town.naver.spoil = undefined;
    await ended(request);
  });

  it("lets people of an issuer that answers late be chosen later, and asks for nobody twice", async () => {
    const id = await openCase();
    await ended(await approved(await draft(id, "places")));
    await ended(await approved(await draft(id, "co-visitors", [evening()])));
    town.kakao.refuseWith = "unavailable";
    const request = await ended(await approved(await draft(id, "identities")), ["choosing"]);
    const choose = async () => {
      const { people } = await readCase(id);
      const body = { people: people.map(({ issuer, person }) => ({ issuer, person })) };
      await seo.client.choosePeople({ params: { request: String(request.id) }, body });
      return people.map(({ issuer }) => issuer);
    };
    assert.deepEqual(await choose(), ["naver", "naver"]);
    await until(async () => (await seo.client.listContacts({ params: { case: id } })).contacts.length === 2);
    town.kakao.refuseWith = undefined;
    await ended(request, ["done"]);
    assert.deepEqual(await choose(), ["kakao", "kakao", "naver", "naver"]);
    await until(async () => (await seo.client.listContacts({ params: { case: id } })).contacts.length === 3);
    const asked = town.naver.asked.filter(({ endpoint }) => endpoint === "discloseIdentities");
    assert.equal(asked.length, 1);
  });

  it("refuses people no issuer has told apart, and choosing before there is a choice", async () => {
    const id = await openCase(["naver"]);
    const places = await ended(await approved(await draft(id, "places")));
    const choose = (request: { id: number }, people: { issuer: string; person: number }[]) =>
      seo.client.choosePeople({ params: { request: String(request.id) }, body: { people } });
    await assert.rejects(choose(places, [{ issuer: "naver", person: 1 }]), { code: "conflict" });
    await ended(await approved(await draft(id, "co-visitors", [evening()])));
    const request = await ended(await approved(await draft(id, "identities")), ["choosing"]);
    await assert.rejects(choose(request, []), { code: "malformed-request" });
    await assert.rejects(choose(request, [{ issuer: "pass", person: 1 }]), { code: "malformed-request" });
    await assert.rejects(choose(request, [{ issuer: "naver", person: 9 }]), { code: "malformed-request" });
    await assert.rejects(choose({ id: 999_999 }, [{ issuer: "naver", person: 1 }]), { code: "order-not-found" });
  });

  it("drops unread what the registry rounds outward, and says nothing of it to the issuers", async () => {
    const id = await openCase(["naver"]);
    await ended(await approved(await draft(id, "places")));
    // Two hours of usual stay around the window reach from 16:52; the registry's hours begin at 16:00.
    await town.registry.record(town.naver.draw(patient, kst("18T16:20")), { facility: pocha, atMs: kst("18T16:20") });
    const stranger = town.naver.enrol("한지호", "01009225570");
    await town.registry.record(town.naver.draw(stranger, kst("18T16:30")), { facility: pocha, atMs: kst("18T16:30") });
    await ended(await approved(await draft(id, "co-visitors", [evening()])));
    const request = await draft(id, "identities");
    const scope = JSON.parse(
      Buffer.from(request.orders.find(({ audience }) => audience === "naver")?.bytes ?? "", "base64url").toString(),
    ).scope;
    assert.equal(scope.passes, 3);
  });
});
