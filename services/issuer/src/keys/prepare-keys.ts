import { addDays, type Day, isDay } from "@kipass/protocol/day";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { PARTY_SIGNING, PASS_SIGNING_PREFIX, passKeyName, passSigningName, STANDING_KEYS } from "./key-names.ts";

const DAYS_AHEAD = 7;

/** Makes what has never been made; a key that was there and is missing has already stopped the start (vault). */
export async function prepareStandingKeys(vault: Vault, firstPassKeyId: number): Promise<void> {
  await vault.create(PARTY_SIGNING);
  if (vault.names(PASS_SIGNING_PREFIX).length === 0) await vault.create(passSigningName(firstPassKeyId));
  for (const name of Object.values(STANDING_KEYS)) if (!isInVault(vault, name)) await vault.create(name);
}

/** Under its first name, or under that of a key that has replaced it. */
function isInVault(vault: Vault, name: string): boolean {
  return vault.has(name) || vault.names(`${name}-`).some((other) => isDay(other.slice(name.length + 1)));
}

/** Pass keys from today to a week ahead, so that drawing goes on while jobs or database are down. */
export async function preparePassKeys(vault: Vault, today: Day): Promise<Day> {
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) await vault.create(passKeyName(addDays(today, ahead)));
  return addDays(today, DAYS_AHEAD);
}
