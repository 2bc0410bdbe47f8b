import { addDays } from "@kipass/protocol/day";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { prepareVisitDay } from "../store/visit-days.ts";
import { DAY_KEY_KINDS, dayKeyName } from "../visits/day-keys.ts";
import { daysFrom } from "../visits/day-tables.ts";

const DAYS_AHEAD = 7;

/** Keys and tables of today and the seven days to come. Keys first: a table is never used without. Returns how many days are new. */
export async function prepareDays({ db, vault, clock }: { db: Database; vault: Vault; clock: Clock }): Promise<number> {
  const first = today(clock);
  let prepared = 0;
  for (const day of daysFrom(first, addDays(first, DAYS_AHEAD))) {
    for (const kind of DAY_KEY_KINDS) await vault.create(dayKeyName(kind, day));
    if (await prepareVisitDay(db, day)) prepared += 1;
  }
  return prepared;
}
