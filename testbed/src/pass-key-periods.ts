import type { CertifiedIssuer } from "@kipass/protocol/certification";
import { addDays, dayOf, dayStart } from "@kipass/protocol/day";

type PassKey = CertifiedIssuer["passKeys"][number];

const DAY_SECONDS = 86_400;
const LIFE_SECONDS = 366 * DAY_SECONDS;
/** Visits kept offline and orders may still bring passes of a key that has ended. */
const KEPT_SECONDS = 29 * DAY_SECONDS;

/**
 * An issuer's pass keys in its next edition. A first key counts from a day ago, so that no party's clock is too early. A
 * further key begins `leadSeconds` from now, when every party has read the edition that announces it; the older ones stay
 * until the day after the next: reserve passes for tomorrow, drawn before the switch, are good until then.
 */
export function passKeyPeriods(
  before: readonly PassKey[],
  announced: readonly { keyId: number; publicKey: string }[],
  { now, leadSeconds }: { now: number; leadSeconds: number },
): PassKey[] {
  const kept = before.filter(({ until }) => until + KEPT_SECONDS > now);
  const fresh = announced.filter(({ publicKey }) => !before.some((key) => key.publicKey === publicKey));
  if (fresh.length === 0) return kept;
  const from = before.length === 0 ? now - DAY_SECONDS : now + leadSeconds;
  const end = dayStart(addDays(dayOf(from), 2));
  const ending = kept.map((key) => ({ ...key, until: Math.min(key.until, end) }));
  return [...ending, ...fresh.map(({ keyId, publicKey }) => ({ keyId, publicKey, from, until: from + LIFE_SECONDS }))];
}
