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
import { countFailure, forgetFailures, lockedMs } from "../store/login-attempts.ts";
import { findSameBusiness } from "../store/managers.ts";
import { findLogin, type Member, markUsed } from "../store/members.ts";
import { describeMember } from "./describe-member.ts";
import { createTurns } from "./turns.ts";

export interface LoggingIn {
  db: Database;
  /** 32 bytes: hashes what was typed as id, which may be anything. */
  loginKey: Uint8Array;
  clock: Clock;
}

export interface LoggedIn {
  reply: Reply<typeof endpoint>;
  member: Member;
}

/** @throws Problem login-failed, login-locked */
export type LogIn = (form: Body<typeof endpoint>) => Promise<LoggedIn>;

/**
 * Checks id and password. An id that does not exist is counted, locked and answered like one that does, in the same time. Attempts on
 * one id take turns, so that guesses made at once are counted before the next is tried.
 */
export function createLogIn({ db, loginKey, clock }: LoggingIn): LogIn {
  const inTurn = createTurns();

  return ({ loginId, password }) => {
    const login = primitives.hmacSha256(loginKey, utf8(loginId));
    return inTurn(loginId, async () => {
      const waitMs = await lockedMs(db, login, clock.nowMs());
      if (waitMs > 0) throw new Problem("login-locked", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
      const found = await findLogin(db, loginId);
      const isRight = await checkPassword(password, found?.passwordHash);
      if (!found || !isRight) {
        await countFailure(db, login, clock.nowMs());
        throw new Problem("login-failed");
      }
      await forgetFailures(db, login);
      return begin(found);
    });
  };

  async function begin(member: Member): Promise<LoggedIn> {
    const day = today(clock);
    const facility = await findFacility(db, member.facility);
    if (!facility) throw new Problem("login-failed");
    await markUsed(db, member.id, day);
    const sameBusiness = member.role === "manager" ? (await findSameBusiness(db, member.id)).length : 1;
    return {
      reply: { facility: describeFacility(facility, day), member: describeMember(member), sameBusiness },
      member,
    };
  }
}
