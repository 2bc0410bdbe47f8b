import { addDays, type Day } from "@kipass/protocol/day";
import { appendEntry, type Ledger } from "@kipass/service-kit/ledger";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { dayMade, namesInRing } from "./key-ring.ts";

/** Destroys session keys under which no session can be alive any more: the longest began on the day the successor was made. */
export async function retireSessionKeys(
  today: Day,
  longestSessionDays: number,
  { db, vault, ledger }: { db: Database; vault: Vault; ledger: Ledger },
): Promise<void> {
  const names = namesInRing(vault, "session");
  for (const [n, name] of names.entries()) {
    const successor = names[n - 1];
    const replacedOn = successor === undefined ? undefined : dayMade("session", successor);
    // A day more: processes take over a new key within a minute, which may be the next day's.
    if (replacedOn === undefined || addDays(replacedOn, longestSessionDays + 1) > today) continue;
    await db.tx("retire-session-key", async (tx) => {
      await appendEntry(tx, { kind: "destruction", day: today, keys: [name], rows: {} }, ledger);
      await vault.destroy(name);
    });
  }
}
