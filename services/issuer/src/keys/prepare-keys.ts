import { addDays, type Day } from "@kipass/protocol/day";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { PARTY_SIGNING, passKeyName, passSigningName, STANDING_KEYS } from "./key-names.ts";

const DAYS_AHEAD = 7;

/** Makes what has never been made; a key that was there and is missing has already stopped the start (vault). */
export async function prepareStandingKeys(vault: Vault, passKeyId: number): Promise<void> {
  for (const name of [PARTY_SIGNING, passSigningName(passKeyId), ...Object.values(STANDING_KEYS)])
    await vault.create(name);
}

/** Pass keys from today to a week ahead, so that drawing goes on while jobs or database are down. */
export async function preparePassKeys(vault: Vault, today: Day): Promise<Day> {
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) await vault.create(passKeyName(addDays(today, ahead)));
  return addDays(today, DAYS_AHEAD);
}
