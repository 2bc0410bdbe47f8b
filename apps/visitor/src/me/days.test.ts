import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fuseDays } from "./days.ts";

describe("fuseDays", () => {
  it("shows the 29 days a use is kept, then the day of destruction", () => {
    const days = fuseDays("2026-11-20", "2026-12-19", "2026-11-20");
    assert.equal(days.length, 30);
    assert.equal(days[0], "today");
    assert.equal(days[1], "coming");
    assert.equal(days[29], "end");
  });

  it("burns down day by day", () => {
    const days = fuseDays("2026-11-20", "2026-12-19", "2026-11-23");
    assert.deepEqual(days.slice(0, 4), ["past", "past", "past", "today"]);
  });
});
