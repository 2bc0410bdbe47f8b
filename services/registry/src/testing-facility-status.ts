import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { describeFacility } from "./facilities/describe-facility.ts";
import { FACILITY_STATES } from "./facilities/facility-states.ts";
import { type FacilityStatus, updateStatus } from "./store/facilities.ts";
import { lockFacts } from "./store/facility-facts.ts";
import { insertChange } from "./store/facility-history.ts";

/** Approves, suspends or closes a facility as its municipality does, for tests that need no officer. @throws Problem facility-not-found */
export async function setFacilityStatus(
  { db, clock }: { db: Database; clock: Clock },
  { facility, status }: { facility: number; status: FacilityStatus },
): Promise<void> {
  await db.tx("set-facility-status", async (tx) => {
    const facts = await lockFacts(tx, facility);
    if (!facts) throw new Problem("facility-not-found");
    const nowMs = clock.nowMs();
    await updateStatus(tx, { id: facility, status, nowMs, channel: FACILITY_STATES });
    const { office } = describeFacility(facts, today(clock));
    await insertChange(tx, nowMs, {
      facility,
      by: { office },
      what: "status",
      oldValue: facts.status,
      newValue: status,
    });
  });
}
