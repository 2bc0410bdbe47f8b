import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shakeDetector } from "./shake.ts";

/** The hand moves to one side and the other `times` times, `gapMs` apart, this strongly. */
function shakesSeen(times: number, gapMs: number, strength: number): number {
  const seen = shakeDetector();
  let count = 0;
  for (let i = 0; i <= times; i++)
    if (seen({ x: i % 2 === 0 ? strength : -strength, y: 0, z: 9.8, atMs: i * gapMs })) count++;
  return count;
}

describe("shake", () => {
  it("takes three jolts within a second", () => {
    assert.equal(shakesSeen(2, 150, 12), 0);
    assert.equal(shakesSeen(3, 150, 12), 1);
    assert.equal(shakesSeen(6, 150, 12), 2);
  });

  it("is not a walk, nor jolts far apart", () => {
    assert.equal(shakesSeen(20, 150, 4), 0);
    assert.equal(shakesSeen(20, 700, 12), 0);
  });

  it("counts one movement once", () => assert.equal(shakesSeen(4, 20, 12), 0));
});
