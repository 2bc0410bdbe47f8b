import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stateOf } from "./due.ts";

describe("when a paper book is due", () => {
  const at = (today: string) => stateOf({ destroyBy: "2026-12-01", destruction: null }, today);

  it("reminds from three days before", () => {
    assert.deepEqual(["2026-11-27", "2026-11-28", "2026-12-01", "2026-12-02"].map(at), [
      "kept",
      "due",
      "due",
      "overdue",
    ]);
  });

  it("has nothing more to say once it is destroyed", () => {
    const destruction = {
      destroyedOn: "2026-11-30",
      way: "burnt" as const,
      destroyedBy: "한대표",
      reportedOn: "2026-11-30",
    };
    assert.equal(stateOf({ destroyBy: "2026-12-01", destruction }, "2027-01-01"), "destroyed");
  });
});
