import { Problem } from "@kipass/protocol/problem";
import type { PhoneCodes } from "@kipass/service-kit/phone-codes";
import type { Database } from "@kipass/service-kit/postgres/database";
import { openColumn, type ProfileKeys } from "../accounts/profile.ts";
import type { Session } from "../accounts/session.ts";
import { findByNumber } from "../store/accounts.ts";

export interface SendVerificationCodeParts {
  db: Database;
  keys: ProfileKeys;
  phoneCodes: PhoneCodes;
}

/** Codes sent for verifying prove nothing at enrolment, and the other way round. */
export const VERIFY = "verify";

/** Sends a code to the account's own number: nothing is typed, and no other number can be named. @throws Problem device-replaced */
export async function sendVerificationCode(
  { account }: Session,
  network: string,
  { db, keys, phoneCodes }: SendVerificationCodeParts,
): Promise<{ expiresInSeconds: number; resendAfterSeconds: number; phoneTail: string }> {
  const row = await findByNumber(db, account);
  if (!row || row.endedDay !== null) throw new Problem("device-replaced");
  const phone = openColumn(row.phoneSealed, account, "phone", keys.profile);
  return { ...(await phoneCodes.send({ phone, purpose: VERIFY, network })), phoneTail: phone.slice(-4) };
}
