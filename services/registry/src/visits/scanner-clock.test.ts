import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { parsePass } from "@kipass/protocol/pass";
import { movableClock } from "@kipass/service-kit/clock";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { type Outside, openOutside } from "../testing-outside.ts";
import { newAttempt, signUp, type Terminal } from "../testing-terminal.ts";
import { openVisits } from "../testing-visits.ts";

const DAY = "2026-11-21";
const HOUR_MS = 3_600_000;
const SKEWS_HOURS = [-48, -24, -12, -1, -1 / 60, 0, 1 / 60, 1, 12, 24, 48];

describe("a scanner whose clock is wrong", () => {
  const clock = movableClock(Date.parse(`${DAY}T12:00:00+09:00`));
  let outside: Outside;
  let registry: RegistryUnderTest;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  /** As a scanner sends it: its own time, and how far it thinks that is off, which may be wrong too. */
  const show = async (door: Terminal, pass: string, skewMs: number, clockOffsetMs: number): Promise<string> => {
    const clientAtMs = clock.nowMs() + skewMs;
    const sent = { pass, direction: "in", channel: "camera", clientAtMs, clockOffsetMs, idempotencyKey: newAttempt() };
    return (await door.send("POST", "/v1/visits", sent)).body.outcome;
  };
  const seconds = () => Math.floor(clock.nowMs() / 1000);

  for (const hours of SKEWS_HOURS) {
    test(`${hours.toFixed(2)} hours off: outcome, time of the visit and count are the registry's`, async () => {
      const { manager: door } = await signUp(registry, outside);
      const skewMs = Math.round(hours * HOUR_MS);
      for (const claimedOffsetMs of [-skewMs, 0, skewMs]) {
        clock.advance(1_000);
        const pass = outside.pass();
        const off = skewMs / 1000;
        assert.equal(await show(door, pass, skewMs, claimedOffsetMs), "recorded");
        assert.equal(await show(door, outside.pass({ issuedAt: seconds() - 18 }), skewMs, claimedOffsetMs), "expired");
        assert.equal(
          await show(door, outside.pass({ issuedAt: seconds() + 6 }), skewMs, claimedOffsetMs),
          "not-yet-valid",
        );
        // A code that would be right by the scanner's clock is no better for it.
        if (off <= -18)
          assert.equal(await show(door, outside.pass({ issuedAt: seconds() + off }), skewMs, 0), "expired");
        if (off >= 6)
          assert.equal(await show(door, outside.pass({ issuedAt: seconds() + off }), skewMs, 0), "not-yet-valid");
        const visit = (await openVisits(registry, outside, { day: DAY })).find(({ headerBytes }) =>
          Buffer.from(headerBytes).equals(parsePass(pass)?.headerBytes as Uint8Array),
        );
        assert.equal(visit?.atMs, clock.nowMs());
        assert.ok(Object.values(visit?.flags ?? {}).every((flag) => flag === false));
      }
      const { body } = await door.send("GET", `/v1/counts/${DAY}`);
      assert.deepEqual(body.hours, Object.assign(Array(24).fill(0), { 12: 3 }));
    });
  }
});
