import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nextOf, ofToday, type Reserve, restocked } from "./shelf.ts";

const passes = (day: string) => ["a", "b", "c"].map((letter) => `${day}${letter}`);
const days = [
  { day: "2026-11-21", passes: passes("21") },
  { day: "2026-11-22", passes: passes("22") },
];
const used = (held: Reserve[], day: string, ...nths: number[]) =>
  held.map((one) => (one.day === day && nths.includes(one.nth) ? { ...one, shown: true } : one));

describe("the shelf of reserve passes", () => {
  it("shows today's one after the other and each once", () => {
    let held = restocked([], days, "2026-11-21");
    const seen = [];
    for (let next = nextOf(held, "2026-11-21"); next; next = nextOf(held, "2026-11-21")) {
      seen.push(next.digits);
      held = used(held, "2026-11-21", next.nth);
    }
    assert.deepEqual(seen, ["21a", "21b", "21c"]);
    assert.equal(nextOf(held, "2026-11-22")?.digits, "22a");
    assert.equal(nextOf(held, "2026-11-23"), undefined);
  });

  it("a delivery drops days gone by and brings back nothing that was shown", () => {
    const held = used(restocked([], days, "2026-11-21"), "2026-11-22", 1, 2);
    const later = restocked(held, [days[1]!, { day: "2026-11-23", passes: passes("23") }], "2026-11-22");
    assert.equal(later.length, 6);
    assert.deepEqual(
      ofToday(later, "2026-11-22").map(({ shown }) => shown),
      [true, true, false],
    );
    assert.equal(nextOf(later, "2026-11-22")?.digits, "22c");
  });
});
