import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { begin, type DrawnPass, drawn, failed, type PassCycle, secondsLeft, secondsToSay, tick } from "./pass-cycle.ts";

// The device's clock is a year ahead of the issuer's.
const device = 1_800_000_000_000;
const issuer = 1_763_712_000;

function pass(overrides: Partial<DrawnPass> = {}): DrawnPass {
  return {
    pass: "8201",
    issuedAt: issuer,
    expiresAt: issuer + 15,
    nowMs: issuer * 1000,
    askedAtMs: device,
    arrivedAtMs: device,
    ...overrides,
  };
}

function showing(renewals: number): PassCycle {
  return drawn(begin("live", renewals), pass());
}

describe("pass cycle", () => {
  it("counts by the issuer's clock, less the way back", () => {
    const cycle = drawn(
      begin("live", 2),
      pass({ nowMs: issuer * 1000 + 400, askedAtMs: device, arrivedAtMs: device + 600 }),
    );
    assert.equal(cycle.phase === "showing" && cycle.endsAtMs, device + 600 + 14_600 - 300);
    assert.equal(secondsLeft(cycle, device + 600), 15);
    assert.equal(secondsLeft(cycle, device + 14_000), 1);
  });

  it("takes the code off the screen the moment it runs out", () => {
    const cycle = showing(2);
    assert.equal(tick(cycle, device + 14_999, true).phase, "showing");
    assert.equal(tick(cycle, device + 15_000, true).phase, "drawing");
    assert.equal(tick(showing(0), device + 15_000, true).phase, "expired");
  });

  for (const renewals of [0, 2, 3]) {
    it(`renews ${renewals} times by itself, then asks for 재시도`, () => {
      let cycle = begin("live", renewals);
      let codes = 0;
      while (cycle.phase === "drawing") {
        cycle = drawn(cycle, pass());
        codes++;
        cycle = tick(cycle, device + 15_000, true);
      }
      assert.equal(cycle.phase, "expired");
      assert.equal(codes, renewals + 1);
    });
  }

  it("renews an assisted pass without end", () => {
    let cycle = begin("assisted", 0);
    for (let i = 0; i < 50; i++) {
      cycle = tick(drawn(cycle, pass({ expiresAt: issuer + 60 })), device + 60_000, true);
      assert.equal(cycle.phase, "drawing");
    }
  });

  it("draws nothing while nobody looks", () => {
    assert.equal(tick(showing(2), device + 15_000, false).phase, "expired");
  });

  it("does not let a late answer or fault disturb what is on screen", () => {
    const cycle = showing(2);
    assert.equal(drawn(cycle, pass({ pass: "other" })), cycle);
    assert.equal(failed(cycle, new Error("late")), cycle);
    assert.equal(failed(begin("live", 2), "down").phase, "stopped");
  });
});

describe("what is said aloud", () => {
  const said = (life: number) => {
    const marks = [];
    for (let now = life, before = 0; now >= 0; before = now, now--) {
      const say = secondsToSay(before, now, life);
      if (say !== undefined) marks.push(say);
    }
    return marks;
  };

  it("live: 15 and 5", () => assert.deepEqual(said(15), [15, 5]));
  it("assisted: 60, 15 and 5", () => assert.deepEqual(said(60), [60, 15, 5]));
  it("a second that was slept over is not lost", () => assert.equal(secondsToSay(7, 4, 15), 5));
});
