import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { dayStart } from "@kipass/protocol/day";
import { movableClock } from "@kipass/service-kit/clock";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { type Outside, openOutside } from "../testing-outside.ts";
import { signUp, type Terminal } from "../testing-terminal.ts";

const DAY = "2026-11-21";
const START = dayStart(DAY);

describe("countVisits", () => {
  const clock = movableClock(START * 1000);
  let outside: Outside;
  let registry: RegistryUnderTest;
  let door: Terminal;
  let elsewhere: Terminal;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ manager: door } = await signUp(registry, outside));
    ({ manager: elsewhere } = await signUp(registry, outside));
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const at = (seconds: number) => clock.set((START + seconds) * 1000);
  const hours = async (day: string) => {
    const { body } = await door.send("GET", `/v1/counts/${day}`);
    return body.hours ?? body.code;
  };

  test("counts this facility's visits in, by the hour they happened, also of passes issued on the day before or after", async () => {
    at(11 * 3600);
    await door.scan(outside.pass());
    await door.scan(outside.pass());
    await door.scan(outside.pass(), { direction: "out" });
    await elsewhere.scan(outside.pass());
    at(86_400 - 1);
    const lateEvening = outside.pass();
    await door.scan(outside.pass({ issuedAt: START + 86_400 + 2 }));
    at(86_400 + 5);
    await door.scan(lateEvening);
    const [today, tomorrow] = [await hours(DAY), await hours("2026-11-22")];
    assert.deepEqual(
      Object.entries(today).filter(([, count]) => count !== 0),
      [
        ["11", 2],
        ["23", 1],
      ],
    );
    assert.deepEqual(
      Object.entries(tomorrow).filter(([, count]) => count !== 0),
      [["0", 1]],
    );
  });

  test("only for days of the last four weeks", async () => {
    assert.equal((await hours("2026-11-01")).length, 24);
    assert.equal(await hours("2026-11-23"), "bad-period");
    assert.equal(await hours("2026-10-24"), "bad-period");
    assert.equal(await hours("2026-02-30"), "bad-period");
  });

  test("four weeks by day and hour for the own facility, asked once a minute", async () => {
    const weeks = async (of: Terminal) => (await of.send("GET", "/v1/counts")).body.days;
    const days = await weeks(door);
    assert.equal(days.length, 28);
    assert.deepEqual([days[0].day, days[27].day], ["2026-10-26", "2026-11-22"]);
    assert.deepEqual(busy(days), [
      [DAY, 11, 2],
      [DAY, 23, 1],
      ["2026-11-22", 0, 1],
    ]);
    assert.deepEqual(busy(await weeks(elsewhere)), [[DAY, 11, 1]]);
    await door.scan(outside.pass());
    assert.deepEqual(await weeks(door), days);
    clock.advance(60_000);
    assert.deepEqual(busy(await weeks(door)).at(-1), ["2026-11-22", 0, 2]);
  });
});

function busy(days: { day: string; hours: number[] }[]) {
  return days.flatMap(({ day, hours }) =>
    hours.map((visits, hour) => [day, hour, visits] as const).filter(([, , visits]) => visits > 0),
  );
}
