import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countVisit } from "./visits.ts";

describe("the hint about the home screen", () => {
  it("comes at the third opening, once", () => {
    let kept: string | undefined;
    const hints = [];
    for (let visit = 1; visit <= 6; visit++) {
      const counted = countVisit(kept);
      kept = counted.kept;
      if (counted.hint) hints.push(visit);
    }
    assert.deepEqual(hints, [3]);
    assert.equal(kept, "4");
  });

  it("survives what anybody may have written there", () =>
    assert.deepEqual(countVisit("x"), { kept: "1", hint: false }));
});
