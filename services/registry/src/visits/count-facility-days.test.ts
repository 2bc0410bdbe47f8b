import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { officer } from "../testing-office.ts";
import { type Outside, openOutside } from "../testing-outside.ts";
import { signUp } from "../testing-terminal.ts";

describe("counts by facility and day", () => {
  const clock = movableClock(Date.parse("2026-11-21T23:59:50+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  test("a visit counts on the day it was made, whatever its pass's day; running again changes nothing", async () => {
    const [busy, silent] = [await signUp(registry, outside), await signUp(registry, outside)];
    const shownAtMidnight = outside.pass();
    assert.equal(await busy.manager.scan(outside.pass()), "recorded");
    assert.equal(await busy.manager.scan(outside.pass(), { direction: "out" }), "recorded");
    clock.advance(11_000);
    assert.equal(await busy.manager.scan(shownAtMidnight), "recorded");
    assert.equal(await busy.manager.scan(outside.pass()), "recorded");
    await registry.jobs();
    await registry.jobs();
    const { send } = await officer(registry, url, clock);
    const { body } = await send("GET", `/v1/facilities/${busy.facility}`);
    assert.deepEqual(body.days.slice(-2), [
      { day: "2026-11-21", visits: 1 },
      { day: "2026-11-22", visits: 2 },
    ]);
    const found = async (activity: string) => {
      const { body: list } = await send("GET", `/v1/facilities?activity=${activity}`);
      return list.facilities.map(({ id }: { id: number }) => id);
    };
    assert.deepEqual([await found("recording"), await found("silent")], [[busy.facility], [silent.facility]]);
  });
});
