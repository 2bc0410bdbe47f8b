import type { Certification } from "@kipass/protocol/certification";
import { nowSeconds, today } from "@kipass/service-kit/clock";
import { appendEntry, type Ledger } from "@kipass/service-kit/ledger";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { kidsInUse } from "../store/orders.ts";
import { certifiedKeys, orderKeyName, orderKeys } from "./order-keys.ts";

/**
 * Makes a further order-signing key. It signs nothing before the ministry has certified it: from then on every new order is sealed with
 * it, and the older one is left with the orders it has sealed. Returns its id.
 */
export async function prepareOrderKey(vault: Vault): Promise<string> {
  const kid = String(Number(orderKeys(vault).at(-1)?.kid ?? 0) + 1);
  await vault.create(orderKeyName(kid));
  return kid;
}

/**
 * Destroys the keys that a newer certified one has replaced and that no order under way is sealed with. A key that is not certified yet
 * is one that was just prepared, and stays. Returns the ids of those that went: the ministry can take them out of the certification.
 */
export async function retireOrderKeys(
  certification: Certification,
  { db, vault, ledger }: { db: Database; vault: Vault; ledger: Ledger },
): Promise<string[]> {
  const newest = certifiedKeys(vault, certification).at(-1);
  if (!newest) return [];
  const inUse = await kidsInUse(db, nowSeconds(ledger.clock));
  const replaced = orderKeys(vault).filter(({ kid }) => Number(kid) < Number(newest.kid) && !inUse.has(kid));
  for (const { kid } of replaced) {
    const key = orderKeyName(kid);
    await db.tx("retire-order-key", async (tx) => {
      await appendEntry(tx, { kind: "destruction", day: today(ledger.clock), rows: {}, keys: [key] }, ledger);
    });
    await vault.destroy(key);
  }
  return replaced.map(({ kid }) => kid);
}
