import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { writtenDay, writtenMoment } from "./written-time.ts";

describe("days and times as people write them", () => {
  it("reads a day in the ways it is written, and no other", () => {
    for (const text of ["2026-11-08", "2026. 11. 8.", "2026/11/8", "2026년 11월 8일"])
      assert.equal(writtenDay(text), "2026-11-08", text);
    for (const text of ["2026-02-30", "08.11.2026", "2026-11", "11/8", ""])
      assert.equal(writtenDay(text), undefined, text);
  });

  it("reads a moment in one cell or two", () => {
    const at = Date.parse("2026-11-08T19:10:00+09:00") / 1000;
    for (const [day, time] of [
      ["2026-11-08 19:10", ""],
      ["2026-11-08T19:10:30", ""],
      ["2026. 11. 8. 오후 7:10", ""],
      ["2026년 11월 8일", "19시 10분"],
      ["2026/11/8", "7:10 PM"],
    ] as const)
      assert.equal(writtenMoment(day, time), at, `${day} ${time}`);
    for (const [day, time] of [
      ["2026-11-08", ""],
      ["2026-11-08", "24:00"],
      ["2026-11-08 19:60", ""],
    ] as const)
      assert.equal(writtenMoment(day, time), undefined, `${day} ${time}`);
  });
});
