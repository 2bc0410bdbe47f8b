import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dueOn, isNear } from "./verification.ts";

describe("verification", () => {
  it("is asked for in its last week and after, not before", () => {
    assert.equal(isNear("2026-12-21", "2026-12-13"), false);
    assert.equal(isNear("2026-12-21", "2026-12-14"), true);
    assert.equal(isNear("2026-12-21", "2026-12-22"), true);
  });

  it("says the day it ends, and once that is past, how long doors still let in", () => {
    assert.equal(dueOn("2026-12-30", "2026-12-22"), undefined);
    assert.deepEqual(dueOn("2026-12-30", "2026-12-23"), { day: "2026-12-30", past: false });
    assert.deepEqual(dueOn("2026-12-30", "2026-12-30"), { day: "2026-12-30", past: false });
    assert.deepEqual(dueOn("2026-12-30", "2026-12-31"), { day: "2027-01-02", past: true });
  });
});
