import { type Day, dayOf } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, nowSeconds } from "@kipass/service-kit/clock";
import { primitives } from "@kipass/service-kit/primitives";
import { isVerified, type Session } from "../accounts/session.ts";
import type { ChildOnDevice } from "../children/children-on-device.ts";
import { checkStillChild } from "../children/of-age.ts";
import { coversConsents } from "../consents/words.ts";
import { type DrawKeys, type DrawnPass, drawPass } from "./draw-pass.ts";
import type { UsedDays } from "./used-days.ts";

export interface IssuePassParts {
  keys: DrawKeys;
  usedDays: UsedDays;
  /** Days on which the consents' words changed. */
  changes: readonly Day[];
  clock: Clock;
}

/**
 * Draws a pass for a session that was already checked: the visitor's own, or that of a child this device draws for.
 * Nothing is stored but, once a day and later, the day.
 * `renewed` is the session as of today when this is the day's first draw.
 * @throws Problem not-verified, consent-outdated, processing-suspended, child-not-found, child-of-age
 */
export function issuePass(
  session: Session,
  kind: "live" | "assisted",
  { keys, usedDays, changes, clock }: IssuePassParts,
  child?: number,
): { drawn: DrawnPass; renewed: Session | undefined } {
  const now = nowSeconds(clock);
  const today = dayOf(now);
  requireMayDraw(session, today, changes);
  const drawing = child === undefined ? session : findChild(session, child, today);
  const drawn = drawPass(drawing, kind, keys, now, primitives);
  return { drawn, renewed: noteUse(session, drawing, today, usedDays) };
}

function findChild({ children }: Session, number: number, today: Day): ChildOnDevice {
  const child = children.find(({ account }) => account === number);
  if (!child) throw new Problem("child-not-found");
  checkStillChild(child, today);
  return child;
}

/** A child's draw counts for its guardian too, whose phone has to outlive the visit. */
function noteUse(
  session: Session,
  drawing: Session | ChildOnDevice,
  today: Day,
  usedDays: UsedDays,
): Session | undefined {
  const unnoted = [session, drawing].filter(({ usedOn }) => usedOn !== today);
  if (unnoted.length === 0) return undefined;
  for (const { account } of unnoted) usedDays.note(account, today);
  const children = session.children.map((child) => (child === drawing ? { ...child, usedOn: today } : child));
  return { ...session, usedOn: today, children };
}

/**
 * What a session that was already checked must be besides, for passes of any class.
 * @throws Problem not-verified, consent-outdated, processing-suspended
 */
export function requireMayDraw(session: Session, today: Day, changes: readonly Day[]): void {
  if (session.paused) throw new Problem("processing-suspended");
  if (!isVerified(session, today)) throw new Problem("not-verified");
  if (!coversConsents(session, today, changes)) throw new Problem("consent-outdated");
}
