import type { Body, Reply } from "@kipass/contract/endpoint";
import type { logIn as endpoint } from "@kipass/contract/office";
import { utf8 } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "@kipass/service-kit/clock";
import { checkPassword } from "@kipass/service-kit/passwords";
import type { Database } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import { createTurns } from "../../members/turns.ts";
import { countFailure, forgetFailures, lockedMs } from "../../store/login-attempts.ts";
import { insertAccess } from "../../store/office-access-log.ts";
import { findOfficerLogin } from "../../store/officers.ts";
import { inRegion } from "../desk.ts";
import { beginSession } from "./open-session.ts";

export interface LoggingIn {
  db: Database;
  /** 32 bytes: hashes what was typed as id, which may be anything. */
  loginKey: Uint8Array;
  clock: Clock;
}

export interface LoggedIn {
  reply: Reply<typeof endpoint>;
  /** For the cookie. */
  token: string;
}

/**
 * Checks id and password, which opens nothing but the second step. Known and unknown ids fail, wait and lock alike, so that trying ids tells nothing; attempts on one id take
 * turns, so that guesses made at once are counted before the next is tried.
 */
export function createLogIn({ db, loginKey, clock }: LoggingIn): (form: Body<typeof endpoint>) => Promise<LoggedIn> {
  const inTurn = createTurns();

  /** @throws Problem login-failed, login-locked */
  return ({ loginId, password }) => {
    // The managers' ids are counted in the same table.
    const login = primitives.hmacSha256(loginKey, utf8(`kipass/office-login/1/${loginId}`));
    return inTurn(loginId, async () => {
      const waitMs = await lockedMs(db, login, clock.nowMs());
      if (waitMs > 0) throw new Problem("login-locked", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
      const found = await findOfficerLogin(db, loginId);
      const isRight = await checkPassword(password, found?.passwordHash);
      if (!found || !isRight) {
        await countFailure(db, login, clock.nowMs());
        throw new Problem("login-failed");
      }
      await forgetFailures(db, login);
      return begin(found);
    });
  };

  async function begin({ id, region }: { id: number; region: string }): Promise<LoggedIn> {
    const entry = { atMs: clock.nowMs(), officer: id, region, what: "logIn", about: "", why: "", refused: null };
    await inRegion(db, { region, sectors: null }, "log-in", (tx) => insertAccess(tx, entry));
    return { reply: { stage: "password" }, token: await beginSession(db, clock, { officer: id, stage: "password" }) };
  }
}
