import { addDays } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { endSessions } from "../accounts/end-sessions.ts";
import { type Session, VERIFIED_DAYS } from "../accounts/session.ts";
import { keepVerified, renewAccount } from "../store/accounts.ts";

/**
 * The session with another month. On the account's own device it stays the same session; a device that logged in becomes the
 * account's device now, and the one before draws no more.
 * @throws Problem device-replaced
 */
export async function renewVerification(tx: Tx, session: Session, clock: Clock): Promise<Session> {
  const day = today(clock);
  const verifiedUntil = addDays(day, VERIFIED_DAYS);
  const present = await keepVerified(tx, session.account, verifiedUntil);
  if (present === undefined || present > session.generation) throw new Problem("device-replaced");
  if (present === session.generation) return { ...session, verifiedUntil };
  const generation = await renewAccount(tx, session.account, verifiedUntil, day);
  await endSessions(tx, session.account, generation, day);
  return { ...session, generation, verifiedUntil, usedOn: addDays(day, -1) };
}
