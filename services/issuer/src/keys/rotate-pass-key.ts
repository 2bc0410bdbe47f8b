import type { Certification } from "@kipass/protocol/certification";
import { type Clock, nowSeconds, today } from "@kipass/service-kit/clock";
import { appendEntry, type Ledger } from "@kipass/service-kit/ledger";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { PASS_SIGNING_PREFIX, passSigningName } from "./key-names.ts";
import { announceKeys } from "./open-vault.ts";

export interface RotateParts {
  db: Database;
  vault: Vault;
}

/**
 * Makes a further pass signing key. It signs nothing before the ministry has certified it and its period begins: from then
 * on every process takes it by itself, and the older one is left with the passes it has signed (keys/pass-signers.ts).
 * @throws Error when this issuer has such a key already
 */
export async function preparePassKey(keyId: number, { db, vault }: RotateParts): Promise<void> {
  const name = passSigningName(keyId);
  if (vault.has(name)) throw new Error(`There is a pass key ${keyId} already: choose an id that no issuer has used.`);
  await vault.create(name);
  await announceKeys(db);
}

/**
 * Destroys the signing keys whose certified period has ended: their last passes have, too. A key that is not certified is
 * one that was just prepared, and stays. Returns the ids of those that went.
 */
export async function retirePassKeys(
  certification: Certification,
  { db, vault, ledger, clock }: RotateParts & { ledger: Ledger; clock: Clock },
): Promise<number[]> {
  const certified = certification.issuers.find(({ code }) => code === ledger.party)?.passKeys ?? [];
  const ended = certified
    .filter(({ keyId, until }) => until <= nowSeconds(clock) && vault.has(passSigningName(keyId)))
    .map(({ keyId }) => keyId);
  if (ended.length === vault.names(PASS_SIGNING_PREFIX).length) return [];
  for (const keyId of ended) {
    const name = passSigningName(keyId);
    await db.tx("retire-pass-key", async (tx) => {
      await appendEntry(tx, { kind: "destruction", day: today(clock), keys: [name], rows: {} }, ledger);
      await vault.destroy(name);
    });
  }
  if (ended.length > 0) await announceKeys(db);
  return ended;
}
