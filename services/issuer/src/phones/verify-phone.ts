import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "@kipass/service-kit/clock";
import { openColumn } from "../accounts/profile.ts";
import type { Session } from "../accounts/session.ts";
import { findByNumber } from "../store/accounts.ts";
import { renewVerification } from "./renew-verification.ts";
import { type SendVerificationCodeParts, VERIFY } from "./send-verification-code.ts";

/**
 * The monthly verification by code; consents are not asked again.
 * @throws Problem device-replaced, code-wrong, code-expired, code-tries-exceeded
 */
export async function verifyPhone(
  session: Session,
  { code }: { code: string },
  parts: SendVerificationCodeParts & { clock: Clock },
): Promise<Session> {
  const { db, keys, phoneCodes } = parts;
  const row = await findByNumber(db, session.account);
  if (!row || row.endedDay !== null) throw new Problem("device-replaced");
  const phone = openColumn(row.phoneSealed, session.account, "phone", keys.profile);
  await phoneCodes.prove({ phone, purpose: VERIFY, code });
  return db.tx("verify-phone", (tx) => renewVerification(tx, session, parts.clock));
}
