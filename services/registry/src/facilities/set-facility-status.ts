import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { type FacilityStatus, updateStatus } from "../store/facilities.ts";
import { FACILITY_STATES } from "./facility-states.ts";

/** Approves, suspends or closes a facility; every door follows within five seconds. @throws Problem facility-not-found */
export async function setFacilityStatus(
  { db, clock }: { db: Database; clock: Clock },
  { facility, status }: { facility: number; status: FacilityStatus },
): Promise<void> {
  const found = await db.tx("set-facility-status", (tx) =>
    updateStatus(tx, { id: facility, status, nowMs: clock.nowMs(), channel: FACILITY_STATES }),
  );
  if (!found) throw new Problem("facility-not-found");
}
