import { toBase64url } from "@kipass/protocol/bytes";
import { addDays, type Day, diesAt, weekOf } from "@kipass/protocol/day";
import { type Clock, nowSeconds, today } from "@kipass/service-kit/clock";
import { hpkePublicKey } from "@kipass/service-kit/hpke";
import type { Vault } from "@kipass/service-kit/vault/vault";

const PREFIX = "queue-";

/** Raw X25519 private keys, 32 bytes, by the Monday of their week. */
export function queueKeyName(week: Day): string {
  return PREFIX + week;
}

/** This week's and the next one's: a terminal that loses its network over a Sunday has both. */
export async function prepareQueueKeys(vault: Vault, clock: Clock): Promise<void> {
  for (const week of weeksAhead(clock)) await vault.create(queueKeyName(week));
}

/** The public halves terminals seal to. */
export function queueKeys(vault: Vault, clock: Clock): { week: Day; publicKey: string }[] {
  return weeksAhead(clock)
    .filter((week) => vault.has(queueKeyName(week)))
    .map((week) => ({ week, publicKey: toBase64url(hpkePublicKey(vault.key(queueKeyName(week)))) }));
}

/** Once no day of the week has tables any more, nothing that was sealed to its key can be recorded. */
export function expiredQueueKeys(vault: Vault, clock: Clock): Day[] {
  return vault
    .names(PREFIX)
    .map((name) => name.slice(PREFIX.length))
    .filter((week) => diesAt(addDays(week, 6)) <= nowSeconds(clock));
}

function weeksAhead(clock: Clock): Day[] {
  const week = weekOf(today(clock));
  return [week, addDays(week, 7)];
}
