import { addDays, type Day, RETENTION_DAYS } from "@kipass/protocol/day";
import { eraseOldAccesses } from "@kipass/service-kit/access-chain";
import { nowSeconds, today } from "@kipass/service-kit/clock";
import { appendEntry, type Ledger } from "@kipass/service-kit/ledger";
import { eraseExpiredChallenges } from "@kipass/service-kit/passkeys";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { caseKeyName } from "../cases/case-box.ts";
import { visitKeyName, visitKeysDieAt } from "../keys/visit-keys.ts";
import { closeCases, closedCases, deleteDay, deleteOldFailures, deleteRunOut, expiredDays } from "../store/expired.ts";
import { deleteOldCounts } from "../store/limits.ts";
import { deleteVisitKeys, listVisitKeys } from "../store/visit-keys.ts";

export interface Erasure {
  db: Database;
  vault: Vault;
  ledger: Ledger;
}

/**
 * Destroys everything of day D at 00:00 of D+29, with it the cases that end then, and the visit keys no visit needs any more. Idempotent;
 * catches up after any pause. Returns the days it destroyed.
 */
export async function eraseExpired({ db, vault, ledger }: Erasure): Promise<Day[]> {
  const { clock } = ledger;
  const last = addDays(today(clock), -(RETENTION_DAYS + 1));
  const days = await expiredDays(db, last, RETENTION_DAYS);
  for (const day of days) {
    await db.tx("erase-day", async (tx) => {
      const rows = await deleteDay(tx, day);
      const cases = await closeCases(tx, day, RETENTION_DAYS);
      await appendEntry(
        tx,
        { kind: "destruction", day, rows: { ...rows, cases: cases.length }, keys: cases.map(caseKeyName) },
        ledger,
      );
    });
  }
  await destroyCaseKeys(db, vault);
  await destroyVisitKeys({ db, vault, ledger });
  await db.tx("delete-run-out", (tx) => deleteRunOut(tx, nowSeconds(clock)));
  await deleteOldCounts(db, addDays(today(clock), -RETENTION_DAYS));
  await deleteOldFailures(db, clock.nowMs() - 86_400_000);
  await eraseExpiredChallenges(db, clock.nowMs());
  await eraseOldAccesses(db, nowSeconds(clock));
  return days;
}

/** After the commit that closed them, also when that was in an earlier run that was cut short. */
async function destroyCaseKeys(db: Database, vault: Vault): Promise<void> {
  for (const id of await closedCases(db)) if (vault.has(caseKeyName(id))) await vault.destroy(caseKeyName(id));
}

async function destroyVisitKeys({ db, vault, ledger }: Erasure): Promise<void> {
  for (const { week } of await listVisitKeys(db)) {
    if (nowSeconds(ledger.clock) < visitKeysDieAt(week)) continue;
    const keys = [visitKeyName(week, "working"), visitKeyName(week, "escrow")];
    for (const key of keys) await vault.destroy(key);
    await db.tx("erase-visit-keys", async (tx) => {
      await deleteVisitKeys(tx, week);
      await appendEntry(tx, { kind: "destruction", day: addDays(week, 6), rows: { visit_keys: 1 }, keys }, ledger);
    });
  }
}
