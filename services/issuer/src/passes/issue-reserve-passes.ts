import { addDays, type Day, dayOf, dayStart } from "@kipass/protocol/day";
import { passText, signPass } from "@kipass/protocol/pass";
import { passId, type ReserveSlot } from "@kipass/protocol/pass-id";
import { nowSeconds } from "@kipass/service-kit/clock";
import { primitives as p } from "@kipass/service-kit/primitives";
import { isVerified, type Session } from "../accounts/session.ts";
import type { DrawKeys } from "./draw-pass.ts";
import { type IssuePassParts, requireMayDraw } from "./issue-pass.ts";

export interface ReserveDay {
  day: Day;
  /** 224 digits each. */
  passes: string[];
}

const SLOTS: readonly ReserveSlot[] = [0, 1, 2];

/**
 * Today's and tomorrow's reserve passes, for a door that is reached when the issuer is not. Whoever asks again gets the
 * same ids again, so that an account has three a day on however many devices. Drawn from memory alone, like any pass.
 * @throws Problem not-verified
 */
export function issueReservePasses(
  session: Session,
  { keys, usedDays, changes, clock }: IssuePassParts,
): { days: ReserveDay[]; renewed: Session | undefined } {
  const today = dayOf(nowSeconds(clock));
  const tomorrow = addDays(today, 1);
  requireMayDraw(session, today, changes);
  const days = [today, tomorrow]
    .filter((day) => isVerified(session, day))
    .map((day) => ({ day, passes: SLOTS.map((slot) => drawReserve(session, day, slot, keys)) }));
  // The issuer does not hear whether tomorrow's are shown, and the account must outlive the visits made with them.
  for (const { day } of days) usedDays.note(session.account, day);
  return { days, renewed: session.usedOn === today ? undefined : { ...session, usedOn: today } };
}

/** One pass for one of a day's three slots (SPEC §6): issued at 00:00 of the day it is for. */
export function drawReserve({ account }: { account: number }, day: Day, slot: ReserveSlot, keys: DrawKeys): string {
  const issuedAt = dayStart(day);
  const { keyId, seed } = keys.signerAt(issuedAt);
  const id = passId({ account, class: 1, slot }, keys.passKeyOf(day), p);
  return passText(signPass({ class: 1, keyId, issuedAt, id }, seed, p));
}
