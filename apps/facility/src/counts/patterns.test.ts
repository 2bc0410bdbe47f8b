import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { csv } from "./csv.ts";
import { hourPattern, soFar, twoWeeks, weekPattern } from "./patterns.ts";

/** Four weeks that end with Saturday 2026-11-21; `visits` says how many came at noon. */
function fourWeeks(visits: (index: number) => number) {
  return Array.from({ length: 28 }, (_, index) => ({
    day: new Date(Date.UTC(2026, 9, 25 + index)).toISOString().slice(0, 10),
    hours: Array.from({ length: 24 }, (_, hour) => (hour === 12 ? visits(index) : 0)),
  }));
}

describe("patterns", () => {
  it("the last two weeks end with today", () => {
    const weeks = twoWeeks(fourWeeks((index) => index));
    assert.equal(weeks.length, 14);
    assert.deepEqual(weeks.at(-1), { day: "2026-11-21", visits: 27 });
  });

  it("a weekday is averaged over the weeks kept, without today, from Monday to Sunday", () => {
    const week = weekPattern(fourWeeks((index) => index + 1));
    assert.deepEqual(
      week.map(({ day }) => new Date(`${day}T00:00:00Z`).getUTCDay()),
      [1, 2, 3, 4, 5, 6, 0],
    );
    assert.equal(week[6]?.usual, (1 + 8 + 15 + 22) / 4);
    assert.equal(week[5]?.usual, (7 + 14 + 21) / 3);
  });

  it("days before the first visit were before the log", () => {
    const days = fourWeeks((index) => (index >= 20 ? 6 : 0));
    assert.equal(weekPattern(days)[5]?.usual, 6);
    assert.equal(
      soFar(
        fourWeeks(() => 0),
        15,
      ),
      undefined,
    );
    assert.equal(hourPattern(fourWeeks((index) => (index === 27 ? 3 : 0))).usual, undefined);
  });

  it("today so far stands beside the same weekday by the same hour", () => {
    const days = fourWeeks((index) => (index === 27 ? 9 : 6));
    assert.deepEqual(soFar(days, 13), { visits: 9, usual: 6 });
    assert.deepEqual(soFar(days, 12), { visits: 0, usual: 0 });
  });
});

describe("csv", () => {
  it("opens in a spreadsheet as it was written", () => {
    assert.equal(
      csv([
        ["날짜", "건수"],
        ["2026-11-21", 12],
      ]),
      "\ufeff날짜,건수\r\n2026-11-21,12\r\n",
    );
    assert.equal(csv([['온도 "포차", 2호점']]), '\ufeff"온도 ""포차"", 2호점"\r\n');
  });

  it("holds nothing that would be calculated", () => {
    for (const name of ["=1+1", "+82", "-1", "@SUM(A1)", "\t=1"]) assert.ok(csv([[name]]).startsWith("\ufeff'"), name);
  });
});
