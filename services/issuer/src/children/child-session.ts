import { concat, readU32, readU48, u32, u48 } from "@kipass/protocol/bytes";
import { type Day, dayNumber, dayOfNumber } from "@kipass/protocol/day";
import { mintToken, openToken } from "@kipass/service-kit/session-token";
import { firstOf, type KeyRing, newest } from "../keys/key-ring.ts";

/** What the cookie of a child's own device says: good for drawing that child's passes and for nothing else. */
export interface ChildSession {
  account: number;
  generation: number;
  guardian: number;
  ofAgeOn: Day;
  /** Last day on which the guardian's phone counts as verified. */
  verifiedUntil: Day;
  usedOn: Day;
}

const DOMAIN = "kipass/child-session/1";
const PAYLOAD_BYTES = 30;

export function mintChildSession(session: ChildSession, keys: KeyRing): string {
  const { account, generation, guardian, ofAgeOn, verifiedUntil, usedOn } = session;
  const days = [ofAgeOn, verifiedUntil, usedOn].map((day) => u32(dayNumber(day)));
  return mintToken(concat(u48(account), u48(generation), u48(guardian), ...days), newest(keys), DOMAIN);
}

export function openChildSession(token: string, keys: KeyRing): ChildSession | undefined {
  const payload = firstOf(keys, (key) => openToken(token, key, DOMAIN));
  if (payload?.length !== PAYLOAD_BYTES) return undefined;
  const dayAt = (at: number) => dayOfNumber(readU32(payload, at));
  return {
    account: readU48(payload, 0),
    generation: readU48(payload, 6),
    guardian: readU48(payload, 12),
    ofAgeOn: dayAt(18),
    verifiedUntil: dayAt(22),
    usedOn: dayAt(26),
  };
}
