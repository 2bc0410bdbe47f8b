import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { daysUntilOfAge } from "./turning.ts";

describe("turning 14", () => {
  it("is announced from seven days before, and holds from the day on", () => {
    assert.equal(daysUntilOfAge("2026-12-10", "2026-12-02"), undefined);
    assert.equal(daysUntilOfAge("2026-12-10", "2026-12-03"), 7);
    assert.equal(daysUntilOfAge("2026-12-10", "2026-12-09"), 1);
    assert.equal(daysUntilOfAge("2026-12-10", "2026-12-10"), 0);
    assert.equal(daysUntilOfAge("2026-12-10", "2027-01-02"), 0);
  });

  it("counts over the end of a year and a leap day", () => {
    assert.equal(daysUntilOfAge("2027-01-03", "2026-12-29"), 5);
    assert.equal(daysUntilOfAge("2028-03-01", "2028-02-27"), 3);
  });
});
