import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { GOOD_PASSWORD, signUp, terminal } from "../../testing-terminal.ts";

const rule = (facts: object = {}) => ({
  title: "강남구 카페 지정",
  regions: ["11680"],
  sectors: [{ sector: "cafe", minAreaM2: 100, minCapacity: null }],
  facilities: [],
  from: "2026-11-21",
  graceUntil: "2026-11-30",
  to: null,
  basis: "강남구 고시 제2026-101호",
  exceptions: "",
  ...facts,
});

describe("designations", () => {
  const clock = movableClock(Date.parse("2026-11-21T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;
  type At = Awaited<ReturnType<typeof officer>>;
  let decider: At;
  let ministry: At;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
  });
  // Sessions end while the clock advances.
  beforeEach(async () => {
    decider = await officer(registry, url, clock, { roles: ["handler", "decider"] });
    ministry = await officer(registry, url, clock, { region: "all", roles: ["handler", "decider"] });
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const obligationOf = async (at: At, facility: number) =>
    (await at.send("GET", `/v1/facilities/${facility}/obligation`)).body;

  test("the national lists are there once, however often the jobs run, and a 시군구 cannot end them", async () => {
    await registry.jobs();
    const { body } = await decider.send("GET", "/v1/designations");
    const codes = body.designations.map(({ code }: { code: string }) => code);
    assert.deepEqual(codes, ["2020-08-19-capital", "2020-08-19", "2020-06-15", "2020-06-10"]);
    assert.ok(body.designations.every(({ isOwn }: { isOwn: boolean }) => !isOwn));
    const busan = await officer(registry, url, clock, { region: "26440" });
    assert.equal((await busan.send("GET", "/v1/designations")).body.designations.length, 3);
    const { id } = body.designations[3];
    const ending = { lastDay: "2026-11-21", reason: "해제" };
    assert.equal((await decider.send("POST", `/v1/designations/${id}/end`, ending)).body.code, "forbidden");
  });

  test("a facility sees its duty, since when and by which rule", async () => {
    const { facility, manager } = await signUp(registry, outside);
    const { obligation, rules } = await obligationOf(decider, facility);
    assert.equal(obligation.state, "mandatory");
    assert.equal(obligation.rule.from, "2020-06-10");
    assert.equal(rules.length, 1);
    const own = (await manager.send("GET", "/v1/facility/obligation")).body;
    assert.deepEqual(own.obligation, obligation);
    assert.deepEqual(own.notices, []);
    await registry.jobs();
    await registry.jobs();
    const told = (await manager.send("GET", "/v1/facility/obligation")).body.notices;
    assert.deepEqual(
      told.map(({ code }: { code: string }) => code),
      ["2020-06-10"],
      "announced by the jobs, once",
    );
    assert.equal(own.alertLevel, "심각");
  });

  test("an own rule is previewed, saved, announced to who it touches, and ended", async () => {
    const sizes = [150, 100, 99, null];
    const cafes = [];
    for (const areaM2 of sizes)
      cafes.push(await signUp(registry, outside, { sector: "cafe", businessNumber: null, areaM2 }));
    await signUp(registry, outside, { sector: "cafe", region: "11440", areaM2: 500 });
    const before = await decider.send("POST", "/v1/designations/preview", rule());
    assert.deepEqual([before.body.total, before.body.unclear], [2, 1]);
    assert.equal((await decider.send("GET", "/v1/designations")).body.designations.length, 4);
    const { body } = await decider.send("POST", "/v1/designations", rule());
    assert.equal(body.announced, 3);
    const states = [];
    for (const { facility } of cafes) states.push((await obligationOf(decider, facility)).obligation.state);
    assert.deepEqual(states, ["grace", "grace", "voluntary", "unclear"]);
    const [first, , third] = cafes as [(typeof cafes)[0], unknown, (typeof cafes)[0]];
    const { notices } = (await first.manager.send("GET", "/v1/facility/obligation")).body;
    assert.deepEqual(notices[0], { atMs: clock.nowMs(), title: "강남구 카페 지정", code: null, from: "2026-11-21" });
    assert.deepEqual((await third.manager.send("GET", "/v1/facility/obligation")).body.notices, []);
    const end = (lastDay: string) =>
      decider.send("POST", `/v1/designations/${body.designation}/end`, { lastDay, reason: "조치 종료" });
    assert.equal((await end("2026-11-20")).body.code, "bad-designation", "not afterwards");
    const answers = await Promise.all([end("2026-11-21"), end("2026-11-21")]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409], "one of two officers at once");
    clock.advance(24 * 3_600_000);
    const { obligation } = (await first.manager.send("GET", "/v1/facility/obligation")).body;
    assert.equal(obligation.state, "voluntary");
  });

  test("who records nothing while the grace ends within a week is in the queue", async () => {
    const { facility } = await signUp(registry, outside, { sector: "cinema", region: "11680" });
    const cinemas = { sectors: [{ sector: "cinema", minAreaM2: null, minCapacity: null }], from: "2026-11-20" };
    const queued = async () => {
      const { body } = await decider.send("GET", "/v1/queue?kind=grace-ending");
      const { items } = body.kinds.find(({ kind }: { kind: string }) => kind === "grace-ending");
      return items.map(({ id }: { id: number }) => id);
    };
    await decider.send("POST", "/v1/designations", rule({ ...cinemas, graceUntil: "2026-12-20" }));
    assert.deepEqual(await queued(), []);
    await decider.send("POST", "/v1/designations", rule({ ...cinemas, graceUntil: "2026-11-25" }));
    assert.deepEqual(await queued(), [facility]);
    await registry.as("owner").query("INSERT INTO facility_days VALUES ($1, '2026-11-21', 3)", [facility]);
    assert.deepEqual(await queued(), []);
  });

  test("a rule that has not begun is announced, and can be withdrawn", async () => {
    const { facility } = await signUp(registry, outside, { sector: "cafe", areaM2: 200 });
    const later = { from: "2026-12-01", graceUntil: "2026-12-10" };
    const { body } = await decider.send("POST", "/v1/designations", rule(later));
    assert.equal((await obligationOf(decider, facility)).obligation.state, "coming");
    const { status } = await decider.send("POST", `/v1/designations/${body.designation}/end`, {
      lastDay: "2026-11-22",
      reason: "철회",
    });
    assert.equal(status, 200);
    assert.equal((await obligationOf(decider, facility)).obligation.state, "voluntary");
  });

  test("nobody makes a rule for another region, for sectors that are not theirs, or that means nothing", async () => {
    const refused = async (at: At, facts: object) => (await at.send("POST", "/v1/designations", rule(facts))).body.code;
    const { facility } = await signUp(registry, outside, { region: "11440" });
    for (const regions of [["11440"], ["11"], ["all"], ["11680", "26"]])
      assert.equal(await refused(decider, { regions }), "forbidden", regions.join());
    const scoped = await officer(registry, url, clock, { sectors: ["karaoke"], roles: ["decider"] });
    assert.equal(await refused(scoped, {}), "forbidden");
    assert.equal(await refused(decider, { facilities: [{ facility }] }), "facility-not-found");
    for (const facts of [
      { sectors: [] },
      { regions: [] },
      { sectors: [{ sector: "no-such", minAreaM2: null, minCapacity: null }] },
      { from: "2026-02-30" },
      { graceUntil: "2026-11-20" },
      { from: "2026-11-01", graceUntil: null, to: "2026-11-10" },
    ])
      assert.equal(await refused(decider, facts), "bad-designation", JSON.stringify(facts));
    assert.equal(await refused(ministry, { regions: ["99"] }), "bad-designation");
  });

  test("a facility of low risk is left out with a reason it reads, once, and is under the rule again", async () => {
    const { facility, manager } = await signUp(registry, outside);
    const { rules } = await obligationOf(decider, facility);
    const release = (designation: number) =>
      decider.send("POST", `/v1/facilities/${facility}/releases`, {
        designation,
        to: null,
        reason: "춤을 추지 않는 영업으로 위험도가 낮음",
      });
    const [{ designation: national }] = rules;
    const answers = await Promise.all([release(national.id), release(national.id)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    assert.equal((await obligationOf(decider, facility)).obligation.state, "released");
    const { changes } = (await manager.send("GET", "/v1/facility/history")).body;
    assert.ok(JSON.stringify(changes).includes("위험도가 낮음"));
    const { releases } = await obligationOf(decider, facility);
    const elsewhere = await officer(registry, url, clock, { region: "11440", roles: ["decider"] });
    const ending = { reason: "영업 형태가 바뀜" };
    assert.equal((await elsewhere.send("POST", `/v1/releases/${releases[0].id}/end`, ending)).body.code, "conflict");
    assert.equal((await decider.send("POST", `/v1/releases/${releases[0].id}/end`, ending)).status, 200);
    assert.equal((await obligationOf(decider, facility)).obligation.state, "mandatory");
    assert.equal((await release(national.id)).status, 200, "and can be left out again");
    const other = (await decider.send("GET", "/v1/designations")).body.designations.find(
      ({ code }: { code: string }) => code === "2020-08-19",
    );
    assert.equal((await release(other.id)).body.code, "bad-designation", "a rule that is not for it");
  });

  test("an event's facility records on its days alone", async () => {
    const event = {
      name: "강남 가을 음악회",
      region: "11680",
      address: "서울특별시 강남구 봉은사로 1",
      addressDetail: "야외무대",
      organiser: "정주최",
      telephone: "02-555-0101",
      capacity: 300,
      from: "2026-11-23",
      to: "2026-11-24",
      basis: "강남구 고시 제2026-102호",
      loginId: "concert1",
      password: GOOD_PASSWORD,
    };
    assert.equal(
      (await decider.send("POST", "/v1/events", { ...event, region: "11440" })).body.code,
      "forbidden",
      "in another region",
    );
    const { body } = await decider.send("POST", "/v1/events", event);
    assert.ok(body.facility, JSON.stringify(body));
    assert.equal((await decider.send("POST", "/v1/events", event)).body.code, "login-id-taken");
    const organiser = terminal(registry);
    await organiser.send("POST", "/v1/sessions", { loginId: "concert1", password: GOOD_PASSWORD });
    assert.equal((await organiser.send("GET", "/v1/facility/obligation")).body.obligation.state, "coming");
    const scans = (outcome: string) =>
      until(async () => (await organiser.scan(outside.pass())) === outcome, `its door hears ${outcome}`);
    await scans("facility-not-approved");
    clock.advance(24 * 3_600_000);
    await scans("recorded");
    assert.equal((await organiser.send("GET", "/v1/facility/obligation")).body.obligation.state, "mandatory");
    clock.advance(48 * 3_600_000);
    await scans("facility-suspended");
    decider = await officer(registry, url, clock);
    const { body: list } = await decider.send("GET", "/v1/events");
    assert.equal(list.events.length, 1);
  });
});
