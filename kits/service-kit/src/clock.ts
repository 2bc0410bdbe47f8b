import { type Day, dayOf } from "@kipass/protocol/day";

export interface Clock {
  /** Unix milliseconds. */
  nowMs(): number;
}

export interface MovableClock extends Clock {
  set(ms: number): void;
  advance(ms: number): void;
  /** From now on it also goes on by itself, as fast as the machine's. */
  start(): void;
}

export const systemClock: Clock = { nowMs: () => Date.now() };

/** A clock that stands still until it is moved, forwards or backwards, or started. */
export function movableClock(startMs: number): MovableClock {
  let setMs = startMs;
  let runsSinceMs: number | undefined;
  const nowMs = () => setMs + (runsSinceMs === undefined ? 0 : Date.now() - runsSinceMs);
  return {
    nowMs,
    set(ms) {
      setMs = ms;
      if (runsSinceMs !== undefined) runsSinceMs = Date.now();
    },
    advance(ms) {
      setMs += ms;
    },
    start() {
      setMs = nowMs();
      runsSinceMs = Date.now();
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
