import { dayOf } from "@kipass/protocol/day";
import { accessFault, anchorAccess, lastAccessAnchor, newestAccess } from "@kipass/service-kit/access-chain";
import { nowSeconds, today } from "@kipass/service-kit/clock";
import type { Ledger } from "@kipass/service-kit/ledger";
import type { Database } from "@kipass/service-kit/postgres/database";
import { insertAccess } from "../store/access-log.ts";
import { raiseAlarm } from "../store/alarms.ts";

/**
 * Once a day: looks whether the access log is as it was, and if so writes how far it reaches and the hash of its last line into the public
 * log. Returns whether the log holds; what does not is an alarm.
 */
export async function anchorAccessLog(db: Database, ledger: Ledger): Promise<boolean> {
  return db.tx("anchor-access-log", async (tx) => {
    const { clock } = ledger;
    const last = await lastAccessAnchor(tx);
    if (last && dayOf(last.at) >= today(clock)) return true;
    const atMs = clock.nowMs();
    const fault = await accessFault(tx, nowSeconds(clock));
    if (fault !== undefined) {
      await raiseAlarm(tx, { atMs, kind: "access-log-broken", officer: null, caseId: null, detail: fault });
      return false;
    }
    const own = { atMs, officer: "jobs", what: "anchorAccessLog", caseId: null, reason: "the day's anchor" };
    await insertAccess(tx, own);
    const newest = await newestAccess(tx);
    if (newest) await anchorAccess(tx, newest, ledger);
    return true;
  });
}
