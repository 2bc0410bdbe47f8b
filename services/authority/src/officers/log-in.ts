import { createHmac } from "node:crypto";
import type { logIn as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import { checkPassword } from "@kipass/service-kit/passwords";
import type { Office } from "../office.ts";
import { countFailure, findOfficerByLogin, forgetFailures, lockedUntil } from "../store/officers.ts";
import { isLoginId } from "./appoint.ts";
import type { SecondSteps } from "./second-steps.ts";
import { beginSession, type SessionCookie } from "./session.ts";

/**
 * The first of two steps: the session it begins is good for the second alone. Known and unknown ids fail, wait and lock alike, so that trying ids tells nothing.
 * @throws Problem login-failed, login-locked
 */
export async function logIn(
  office: Office,
  { passkeys, oneTimePasswords }: SecondSteps,
  { loginId, password }: Body<typeof endpoint>,
  session: SessionCookie,
): Promise<Reply<typeof endpoint>> {
  const { db, clock, vault } = office;
  const loginIndex = createHmac("sha256", vault.key("session")).update(`kipass/officer-login/1${loginId}`).digest();
  const nowMs = clock.nowMs();
  const lockedUntilMs = await lockedUntil(db, loginIndex);
  if (nowMs < lockedUntilMs)
    throw new Problem("login-locked", { retryAfterSeconds: Math.ceil((lockedUntilMs - nowMs) / 1000) });
  const officer = isLoginId(loginId) ? await findOfficerByLogin(db, loginId) : undefined;
  if (!(await checkPassword(password, officer?.passwordHash)) || !officer) {
    await countFailure(db, loginIndex, nowMs);
    throw new Problem("login-failed");
  }
  await forgetFailures(db, loginIndex);
  beginSession(office, officer, session, false);
  return {
    passkey: await passkeys.request(officer.number),
    oneTimePassword: await oneTimePasswords.isEnrolled(officer.number),
  };
}
