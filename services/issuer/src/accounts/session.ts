import { concat, readU32, readU48, u32, u48 } from "@kipass/protocol/bytes";
import { addDays, type Day, dayNumber, RETENTION_DAYS } from "@kipass/protocol/day";
import { mintToken, openToken } from "@kipass/service-kit/session-token";
import { firstOf, type KeyRing, newest } from "../keys/key-ring.ts";

/** What the visitor's cookie says, checked by its MAC alone: drawing a pass asks no database. */
export interface Session {
  account: number;
  /** The session's number: of one account only the highest counts, so that one device at a time draws. */
  generation: number;
  /** Last day on which the phone counts as verified. */
  verifiedUntil: Day;
  /** Day of the last draw, or of the enrolment; the draw that changes it renews the cookie. */
  usedOn: Day;
}

/** A month; the app asks again days before it ends, and past it the door still has a few days of grace. */
export const VERIFIED_DAYS = 30;
export const GRACE_DAYS = 3;
export const COOKIE_SECONDS = 30 * 86_400;

const DOMAIN = "kipass/visitor-session/1";
const PAYLOAD_BYTES = 20;

export function mintSession({ account, generation, verifiedUntil, usedOn }: Session, keys: KeyRing): string {
  return mintToken(
    concat(u48(account), u48(generation), u32(dayNumber(verifiedUntil)), u32(dayNumber(usedOn))),
    newest(keys),
    DOMAIN,
  );
}

export function openSession(token: string, keys: KeyRing): Session | undefined {
  const payload = firstOf(keys, (key) => openToken(token, key, DOMAIN));
  if (payload?.length !== PAYLOAD_BYTES) return undefined;
  return {
    account: readU48(payload, 0),
    generation: readU48(payload, 6),
    verifiedUntil: dayOfNumber(readU32(payload, 12)),
    usedOn: dayOfNumber(readU32(payload, 16)),
  };
}

/**
 * An account unused for 28 days is destroyed on the next, and a draw asks no database whether it is still there. So the
 * session itself ends a day earlier, when the last of its draws has long been noted.
 */
export function hasEnded(session: Session, today: Day): boolean {
  return addDays(session.usedOn, RETENTION_DAYS) <= today;
}

/** Instead of the last verified day: the visitor has logged in here, and not yet proved the phone on this device. */
export const NOT_YET_VERIFIED: Day = "1970-01-01";

/** Recognised by a log-in alone, which neither draws nor decides anything about the account. */
export function isNewDevice(session: Session): boolean {
  return session.verifiedUntil === NOT_YET_VERIFIED;
}

export function isVerified(session: Session, today: Day): boolean {
  return today <= addDays(session.verifiedUntil, GRACE_DAYS);
}

function dayOfNumber(number: number): Day {
  const digits = String(number);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
