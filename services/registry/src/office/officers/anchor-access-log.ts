import { dayOf } from "@kipass/protocol/day";
import { accessFault, anchorAccess, newestAccess } from "@kipass/service-kit/access-chain";
import { nowSeconds, today } from "@kipass/service-kit/clock";
import type { Ledger } from "@kipass/service-kit/ledger";
import type { Database } from "@kipass/service-kit/postgres/database";
import { findLastCheck, insertCheck } from "../../store/office-access-log.ts";

/**
 * Once a day: looks whether the access log of the municipalities is as it was, and if so writes how far it reaches and the hash of its
 * last line into the public log. What was found is kept for those who read the log; returns the fault, if there is one.
 */
export async function anchorAccessLog(db: Database, ledger: Ledger): Promise<string | undefined> {
  return db.tx("anchor-access-log", async (tx) => {
    const { clock } = ledger;
    const last = await findLastCheck(tx);
    if (last && dayOf(Math.floor(last.atMs / 1000)) >= today(clock)) return last.fault ?? undefined;
    const newest = await newestAccess(tx);
    const fault = await accessFault(tx, nowSeconds(clock));
    if (!newest && !fault) return undefined;
    await insertCheck(tx, { atMs: clock.nowMs(), lines: newest?.line ?? 0, fault: fault ?? null });
    if (fault === undefined && newest) await anchorAccess(tx, newest, ledger);
    return fault;
  });
}
