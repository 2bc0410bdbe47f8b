import type { Body, Reply } from "@kipass/contract/endpoint";
import type { logIn as endpoint } from "@kipass/contract/registry";
import { utf8 } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import { checkPassword } from "@kipass/service-kit/passwords";
import type { Database } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import { describeFacility } from "../facilities/describe-facility.ts";
import { findFacility } from "../store/facilities.ts";
import { describeMember } from "./describe-member.ts";
import { countAttempt, forgetAttempts } from "../store/login-attempts.ts";
import { findLogin, type Member, markUsed } from "../store/members.ts";

export interface LoggingIn {
  db: Database;
  /** 32 bytes: hashes what was typed as id, which may be anything. */
  loginKey: Uint8Array;
  clock: Clock;
}

/**
 * Checks id and password. An id that does not exist is counted, locked and answered like one that does, in the same time.
 * @throws Problem login-failed, login-locked
 */
export async function logIn(
  { db, loginKey, clock }: LoggingIn,
  { loginId, password }: Body<typeof endpoint>,
): Promise<{ reply: Reply<typeof endpoint>; member: Member }> {
  const login = primitives.hmacSha256(loginKey, utf8(loginId));
  const locked = await countAttempt(db, login, clock.nowMs());
  if (locked) throw new Problem("login-locked", { retryAfterSeconds: Math.ceil(locked.lockedMs / 1000) });
  const found = await findLogin(db, loginId);
  const isRight = await checkPassword(password, found?.passwordHash);
  const facility = isRight && found ? await findFacility(db, found.facility) : undefined;
  if (!found || !facility) throw new Problem("login-failed");
  const day = today(clock);
  await forgetAttempts(db, login);
  await markUsed(db, found.id, day);
  return { reply: { facility: describeFacility(facility, day), member: describeMember(found) }, member: found };
}
