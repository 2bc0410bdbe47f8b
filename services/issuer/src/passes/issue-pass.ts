import { type Day, dayOf } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, nowSeconds } from "@kipass/service-kit/clock";
import { primitives } from "@kipass/service-kit/primitives";
import { isVerified, type Session } from "../accounts/session.ts";
import { type DrawKeys, type DrawnPass, drawPass } from "./draw-pass.ts";
import type { UsedDays } from "./used-days.ts";

export interface IssuePassParts {
  keys: DrawKeys;
  usedDays: UsedDays;
  clock: Clock;
}

/**
 * Draws a pass for a session that was already checked. Nothing is stored but, once a day and later, the day.
 * `renewed` is the session as of today when this is the day's first draw.
 * @throws Problem not-verified
 */
export function issuePass(
  session: Session,
  kind: "live" | "assisted",
  { keys, usedDays, clock }: IssuePassParts,
): { drawn: DrawnPass; renewed: Session | undefined } {
  const now = nowSeconds(clock);
  const today = dayOf(now);
  requireMayDraw(session, today);
  const drawn = drawPass(session, kind, keys, now, primitives);
  if (session.usedOn === today) return { drawn, renewed: undefined };
  usedDays.note(session.account, today);
  return { drawn, renewed: { ...session, usedOn: today } };
}

/** What a session that was already checked must be besides, for passes of any class. @throws Problem not-verified */
export function requireMayDraw(session: Session, today: Day): void {
  if (!isVerified(session, today)) throw new Problem("not-verified");
}
