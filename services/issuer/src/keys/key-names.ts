import type { Day } from "@kipass/protocol/day";

/** Names in the vault (README, Keys). */

const PASS_KEY_PREFIX = "pass-key-";
export const PASS_SIGNING_PREFIX = "pass-signing-";

/** Signs answers and log heads; never passes. */
export const PARTY_SIGNING = "party-signing";

/** Keys that stay until they are rotated. */
export const STANDING_KEYS = {
  profile: "profile",
  phoneIndex: "phone-index",
  phoneCodes: "phone-codes",
  tickets: "tickets",
  session: "session",
  commitment: "commitment",
  personNumbers: "person-numbers",
  safeNumbers: "safe-numbers",
  usedDays: "used-days",
} as const;

export const passKeyName = (day: Day): string => `${PASS_KEY_PREFIX}${day}`;
export const passSigningName = (keyId: number): string => `${PASS_SIGNING_PREFIX}${keyId}`;

/** Days whose pass key is in a list of names, oldest first. */
export function passKeyDays(vault: { names(prefix: string): string[] }): Day[] {
  return vault.names(PASS_KEY_PREFIX).map((name) => name.slice(PASS_KEY_PREFIX.length));
}
