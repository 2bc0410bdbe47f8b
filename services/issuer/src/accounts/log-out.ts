import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { endSession } from "../store/accounts.ts";
import { endSessions } from "./end-sessions.ts";
import type { Session } from "./session.ts";

/** Ends this session everywhere, so that a copied cookie is worth nothing either. */
export async function logOut(
  { account, generation }: Session,
  { db, clock }: { db: Database; clock: Clock },
): Promise<void> {
  await db.tx("log-out", async (tx) => {
    const next = await endSession(tx, account, generation);
    if (next !== undefined) await endSessions(tx, account, next, today(clock));
  });
}
