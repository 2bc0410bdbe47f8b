/** live: 15 s, renewed as often as the issuer says. assisted: 60 s, renewed until the visitor leaves. */
export type PassClass = "live" | "assisted";

/** A pass as the issuer answered it, with the moments it was asked for and arrived on this device's clock. */
export interface DrawnPass {
  pass: string;
  issuedAt: number;
  expiresAt: number;
  nowMs: number;
  askedAtMs: number;
  arrivedAtMs: number;
}

/** What the pass screen shows. There is never a QR code in any phase but `showing`. */
export type PassCycle =
  | { phase: "drawing"; passClass: PassClass; renewalsLeft: number; first: boolean }
  | {
      phase: "showing";
      passClass: PassClass;
      renewalsLeft: number;
      first: boolean;
      digits: string;
      endsAtMs: number;
      lifeSeconds: number;
    }
  | { phase: "expired"; passClass: PassClass; lifeSeconds: number }
  | { phase: "stopped"; passClass: PassClass; problem: unknown };

/** Opening the screen, 재시도 and coming back to it all begin the same way, with every renewal left. */
export function begin(passClass: PassClass, renewals: number): PassCycle {
  return {
    phase: "drawing",
    passClass,
    renewalsLeft: passClass === "assisted" ? Number.POSITIVE_INFINITY : renewals,
    first: true,
  };
}

export function drawn(cycle: PassCycle, pass: DrawnPass): PassCycle {
  if (cycle.phase !== "drawing") return cycle;
  const { passClass, renewalsLeft, first } = cycle;
  return {
    phase: "showing",
    passClass,
    renewalsLeft,
    first,
    digits: pass.pass,
    endsAtMs: endsAtMs(pass),
    lifeSeconds: pass.expiresAt - pass.issuedAt,
  };
}

export function failed(cycle: PassCycle, problem: unknown): PassCycle {
  return cycle.phase === "drawing" ? { phase: "stopped", passClass: cycle.passClass, problem } : cycle;
}

/**
 * Time passes. A pass that has run out leaves the screen at once; the next is drawn only then, because within one 15-second
 * slot the issuer would answer with the same pass id, which a door may already have taken.
 */
export function tick(cycle: PassCycle, nowMs: number, seen: boolean): PassCycle {
  if (cycle.phase !== "showing" || nowMs < cycle.endsAtMs) return cycle;
  const { passClass, renewalsLeft, lifeSeconds } = cycle;
  if (!seen || renewalsLeft === 0) return { phase: "expired", passClass, lifeSeconds };
  return { phase: "drawing", passClass, renewalsLeft: renewalsLeft - 1, first: false };
}

/** Whole seconds to show: 15 at first, 0 only when nothing is left. */
export function secondsLeft(cycle: PassCycle, nowMs: number): number {
  return cycle.phase === "showing" ? Math.max(0, Math.ceil((cycle.endsAtMs - nowMs) / 1000)) : 0;
}

/** The seconds to be said aloud now, given what was on screen a moment ago: all of them at first, then 15 and 5. */
export function secondsToSay(before: number, now: number, lifeSeconds: number): number | undefined {
  if (now > before) return now;
  return [15, 5].find((mark) => mark < lifeSeconds && before > mark && now <= mark && now > 0);
}

/** The device's own clock may be wrong, so only differences count; half the round trip has gone by on the way back. */
function endsAtMs(pass: DrawnPass): number {
  const onTheWay = (pass.arrivedAtMs - pass.askedAtMs) / 2;
  return pass.arrivedAtMs + pass.expiresAt * 1000 - pass.nowMs - onTheWay;
}
