import { createHmac } from "node:crypto";
import type { logIn as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import { checkPassword } from "@kipass/service-kit/passwords";
import type { Office } from "../office.ts";
import { countFailure, findOfficerByLogin, forgetFailures, lockedUntil } from "../store/officers.ts";
import { isLoginId } from "./appoint.ts";
import { viewOfficer } from "./describe-officer.ts";
import { mintSession, SESSION_SECONDS } from "./session.ts";

/**
 * Known and unknown ids fail, wait and lock alike, so that trying ids tells nothing.
 * @throws Problem login-failed, login-locked
 */
export async function logIn(
  office: Office,
  { loginId, password }: Body<typeof endpoint>,
  session: { set(token: string, maxAgeSeconds: number): void },
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
  session.set(mintSession(office, officer), SESSION_SECONDS);
  return { officer: viewOfficer(office, officer) };
}
