import type { Params } from "@kipass/contract/endpoint";
import type { revokeStaff as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { revokeSessions } from "@kipass/service-kit/revocations";
import { revokeMember } from "../store/members.ts";
import { type FacilitySession, REVOCATIONS } from "./sessions.ts";

/** Ends a staff log-in of the manager's own facility and all its sessions. @throws Problem staff-not-found */
export async function revokeStaff(
  { db, clock }: { db: Database; clock: Clock },
  { facility }: FacilitySession,
  { staff }: Params<typeof endpoint>,
): Promise<Record<string, never>> {
  const id = Number(staff);
  if (!Number.isSafeInteger(id)) throw new Problem("staff-not-found");
  await db.tx("revoke-staff", async (tx) => {
    if (!(await revokeMember(tx, { id, facility, day: today(clock) }))) throw new Problem("staff-not-found");
    await revokeSessions(tx, REVOCATIONS, id, clock);
  });
  return {};
}
