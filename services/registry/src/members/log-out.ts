import type { Clock } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { revokeSessions } from "@kipass/service-kit/revocations";
import { deviceSubject, type FacilitySession, REVOCATIONS } from "./sessions.ts";

/** Ends this device's session, wherever its token may have been copied to; other devices of the same log-in stay. */
export async function logOut(
  { db, clock }: { db: Database; clock: Clock },
  { device }: FacilitySession,
): Promise<Record<string, never>> {
  await db.tx("log-out", (tx) => revokeSessions(tx, REVOCATIONS, deviceSubject(device), clock));
  return {};
}
