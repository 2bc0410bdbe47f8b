import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { signUp, type Terminal, terminal } from "../../testing-terminal.ts";
import { inRegion } from "../desk.ts";

const DAY_MS = 24 * 3_600_000;

describe("the alert level", () => {
  const clock = movableClock(Date.parse("2026-11-21T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;
  let manager: Terminal;
  let doors: Terminal[];
  type At = Awaited<ReturnType<typeof officer>>;
  let one: At;
  let two: At;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
    ({ manager } = await signUp(registry, outside));
    const another = await registry.startAnother();
    doors = [manager, manager.at(another.url)];
  });
  beforeEach(logIn);
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  /** Sessions end while the clock advances. */
  async function logIn() {
    const ministry = { region: "all", roles: ["handler" as const, "decider" as const] };
    [one, two] = [await officer(registry, url, clock, ministry), await officer(registry, url, clock, ministry)];
  }
  const propose = (at: At, level: string, from: string) =>
    at.send("POST", "/v1/alert-levels/changes", { level, from, basis: "위기평가회의 결과" });
  const decide = (at: At, change: number, isMade = true) =>
    at.send("POST", `/v1/alert-levels/changes/${change}/decision`, { isMade });

  async function everyDoor(outcome: string): Promise<void> {
    for (const door of doors)
      await until(async () => (await door.scan(outside.pass())) === outcome, `every door hears ${outcome}`);
  }

  test("falls on its day by two officers of the ministry: every door stops, and no duty holds", async () => {
    await everyDoor("recorded");
    assert.equal((await propose(one, "주의", "2026-11-21")).body.code, "bad-alert-level", "not within a day");
    const { body } = await propose(one, "주의", "2026-11-22");
    assert.equal((await propose(two, "관심", "2026-11-23")).body.code, "conflict", "one at a time");
    assert.equal((await decide(one, body.change)).body.code, "approval-own");
    const answers = await Promise.all([decide(two, body.change), decide(two, body.change)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    await everyDoor("recorded");
    clock.advance(DAY_MS);
    await everyDoor("collection-stopped");
    const { obligation, alertLevel } = (await manager.send("GET", "/v1/facility/obligation")).body;
    assert.deepEqual([obligation.state, alertLevel], ["not-collecting", "주의"]);
    const { body: open } = await terminal(registry).send("GET", "/v1/alert-level");
    assert.deepEqual([open.level, open.isCollecting], ["주의", false]);
    await logIn();
    const { body: queue } = await one.send("GET", "/v1/queue");
    assert.equal(queue.alertLevel, "주의");
  });

  test("raised again, every door records within five seconds and duties are back", async () => {
    const { body } = await propose(two, "경계", "2026-11-22");
    await decide(one, body.change);
    await everyDoor("recorded");
    assert.equal((await manager.send("GET", "/v1/facility/obligation")).body.obligation.state, "mandatory");
    const { body: levels } = await one.send("GET", "/v1/alert-levels");
    assert.equal(levels.level, "경계");
    assert.deepEqual(
      levels.changes.map(({ state }: { state: string }) => state),
      ["made", "made"],
    );
  });

  test("a proposal can be refused, and one that waited past its day is not made", async () => {
    const { body: first } = await propose(one, "주의", "2026-11-25");
    assert.equal((await decide(one, first.change, false)).status, 200);
    const { body: second } = await propose(one, "주의", "2026-11-23");
    clock.advance(DAY_MS);
    await logIn();
    assert.equal((await decide(two, second.change)).body.code, "bad-alert-level");
    await decide(two, second.change, false);
    await everyDoor("recorded");
  });

  test("officers of a region see the level and neither change it nor see who does", async () => {
    for (const region of ["11", "11680"]) {
      const local = await officer(registry, url, clock, { region, roles: ["handler", "decider"] });
      assert.equal((await propose(local, "관심", "2026-12-01")).body.code, "forbidden");
      assert.equal((await decide(local, 1)).body.code, "forbidden");
      const { body } = await local.send("GET", "/v1/alert-levels");
      assert.deepEqual([body.level, body.changes, body.mayChange], ["경계", [], false]);
    }
    const office = registry.as("registry_office");
    for (const statement of [
      "INSERT INTO alert_levels (from_day, level) VALUES ('2026-12-24', '관심')",
      "UPDATE alert_levels SET level = '관심'",
    ])
      await assert.rejects(
        inRegion(office, { region: "11", sectors: null }, "test", (tx) => tx.query(statement)),
        { code: "42501" },
      );
  });
});
