import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Session } from "../accounts/session.ts";
import { lockAccount } from "../store/accounts.ts";
import { setPaused } from "./open-data-request.ts";

/**
 * Passes are drawn again; the visitor alone decides when.
 * @throws Problem device-replaced
 */
export async function resumeProcessing(
  session: Session,
  { db, clock }: { db: Database; clock: Clock },
): Promise<Session> {
  return db.tx("resume-processing", async (tx) => {
    const row = await lockAccount(tx, session.account);
    if (!row || row.endedDay !== null) throw new Problem("device-replaced");
    return row.pausedDay === null ? session : setPaused(tx, session, today(clock), false);
  });
}
