import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Sight } from "./decode-worker.ts";
import { createPositionCue, cueFor } from "./position-cue.ts";

const sight = (given: Partial<Sight>): Sight => ({ x: 0.5, y: 0.5, side: 0.4, isCut: false, ...given });

/** Looks ten times a second and lists when a cue was due. */
function look(
  cue: ReturnType<typeof createPositionCue>,
  seen: (ms: number) => Sight | "read" | undefined,
  untilMs: number,
) {
  const said: [number, string][] = [];
  for (let ms = 0; ms <= untilMs; ms += 100) {
    const at = seen(ms);
    const due = cue({ sight: at === "read" ? undefined : at, isRead: at === "read", atMs: ms });
    if (due) said.push([ms, due]);
  }
  return said;
}

describe("position cue", () => {
  it("says what stands in the way of reading", () => {
    assert.equal(cueFor(sight({ side: 0.1 })), "closer");
    assert.equal(cueFor(sight({ side: 0.9, isCut: true })), "farther");
    assert.equal(cueFor(sight({ isCut: true })), "centre");
    assert.equal(cueFor(sight({ x: 0.9 })), "centre");
    assert.equal(cueFor(sight({})), "still");
  });

  it("leaves a code on its way alone", () => {
    const moving = (ms: number) => (ms % 400 < 200 ? sight({ side: 0.1 }) : sight({ x: 0.1 }));
    assert.deepEqual(look(createPositionCue(), moving, 3000), []);
    assert.deepEqual(
      look(createPositionCue(), (ms) => (ms < 600 ? sight({ side: 0.1 }) : undefined), 3000),
      [],
    );
  });

  it("speaks once the same thing has held for a moment, then not again for four seconds", () => {
    assert.deepEqual(
      look(createPositionCue(), () => sight({ side: 0.1 }), 9000),
      [
        [700, "closer"],
        [4700, "closer"],
        [8700, "closer"],
      ],
    );
  });

  it("is silent as soon as a code was read, and begins anew", () => {
    const seen = (ms: number) => (ms === 600 ? "read" : sight({ side: 0.1 }));
    assert.deepEqual(look(createPositionCue(), seen, 1300), []);
    assert.deepEqual(look(createPositionCue(), seen, 1400), [[1400, "closer"]]);
  });

  it("survives a picture or two without the code", () => {
    const seen = (ms: number) => (ms % 300 === 0 ? undefined : sight({ side: 0.1 }));
    assert.deepEqual(look(createPositionCue(), seen, 1000), [[800, "closer"]]);
  });
});
