import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { movableClock, nowSeconds, today } from "./clock.ts";

describe("clock", () => {
  test("stands still until it is moved", () => {
    const clock = movableClock(1_000);
    assert.equal(clock.nowMs(), 1_000);
    clock.advance(1_999);
    assert.equal(nowSeconds(clock), 2);
    clock.set(5);
    assert.equal(clock.nowMs(), 5);
  });

  test("goes on by itself once started, and can be moved still", async () => {
    const clock = movableClock(1_000);
    clock.start();
    const passes = async () => {
      const before = clock.nowMs();
      while (clock.nowMs() === before) await new Promise((done) => setTimeout(done, 1));
    };
    await passes();
    assert.ok(clock.nowMs() > 1_000);
    clock.set(5_000_000);
    await passes();
    assert.ok(clock.nowMs() > 5_000_000);
  });

  test("today is the day in Seoul", () => {
    const clock = movableClock(Date.parse("2026-11-21T14:59:59.999Z"));
    assert.equal(today(clock), "2026-11-21");
    clock.advance(1);
    assert.equal(today(clock), "2026-11-22");
  });
});
