import { concat, readU32, readU48, u8, u32, u48 } from "@kipass/protocol/bytes";
import { addDays, type Day, dayNumber, dayOfNumber, RETENTION_DAYS } from "@kipass/protocol/day";
import { mintToken, openToken } from "@kipass/service-kit/session-token";
import { type ChildOnDevice, packChildren, unpackChildren } from "../children/children-on-device.ts";
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
  /** The newest change of the consents' words that the visitor has agreed to: the day from which it binds. */
  agreedTo: Day;
  /** The visitor had the processing suspended (개인정보 보호법 제37조): nothing is drawn until it is resumed. */
  paused: boolean;
  /** For whom this device draws too. */
  children: readonly ChildOnDevice[];
}

/** A month; the app asks again days before it ends, and past it the door still has a few days of grace. */
export const VERIFIED_DAYS = 30;
export const GRACE_DAYS = 3;
export const COOKIE_SECONDS = 30 * 86_400;

const DOMAIN = "kipass/visitor-session/1";
const PAYLOAD_BYTES = 25;

export function mintSession(session: Session, keys: KeyRing): string {
  const { account, generation, verifiedUntil, usedOn, agreedTo, paused, children } = session;
  const days = [verifiedUntil, usedOn, agreedTo].map((day) => u32(dayNumber(day)));
  const own = concat(u48(account), u48(generation), ...days, u8(paused ? 1 : 0));
  return mintToken(concat(own, packChildren(children)), newest(keys), DOMAIN);
}

export function openSession(token: string, keys: KeyRing): Session | undefined {
  const payload = firstOf(keys, (key) => openToken(token, key, DOMAIN));
  if (payload === undefined || payload.length < PAYLOAD_BYTES) return undefined;
  return {
    account: readU48(payload, 0),
    generation: readU48(payload, 6),
    verifiedUntil: dayOfNumber(readU32(payload, 12)),
    usedOn: dayOfNumber(readU32(payload, 16)),
    agreedTo: dayOfNumber(readU32(payload, 20)),
    paused: payload[24] === 1,
    children: unpackChildren(payload.subarray(PAYLOAD_BYTES)),
  };
}

/**
 * An account unused for 28 days is destroyed on the next, and a draw asks no database whether it is still there. So the
 * session itself ends a day earlier, when the last of its draws has long been noted.
 */
export function hasEnded(session: { usedOn: Day }, today: Day): boolean {
  return addDays(session.usedOn, RETENTION_DAYS) <= today;
}

/** Instead of the last verified day: the visitor has logged in here, and not yet proved the phone on this device. */
export const NOT_YET_VERIFIED: Day = "1970-01-01";

/** Recognised by a log-in alone, which neither draws nor decides anything about the account. */
export function isNewDevice(session: Session): boolean {
  return session.verifiedUntil === NOT_YET_VERIFIED;
}

export function isVerified(session: { verifiedUntil: Day }, today: Day): boolean {
  return today <= addDays(session.verifiedUntil, GRACE_DAYS);
}
