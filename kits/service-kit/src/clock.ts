import { type Day, dayOf } from "@kipass/protocol/day";

export interface Clock {
  /** Unix milliseconds. */
  nowMs(): number;
}

export interface MovableClock extends Clock {
  set(ms: number): void;
  advance(ms: number): void;
}

export const systemClock: Clock = { nowMs: () => Date.now() };

/** A clock that stands still until it is moved, forwards or backwards. */
export function movableClock(startMs: number): MovableClock {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    set(ms) {
      nowMs = ms;
    },
    advance(ms) {
      nowMs += ms;
    },
  };
}

/** Unix seconds, rounded down. */
export function nowSeconds(clock: Clock): number {
  return Math.floor(clock.nowMs() / 1000);
}

/** The current calendar day in Seoul. */
export function today(clock: Clock): Day {
  return dayOf(nowSeconds(clock));
}
