import { addDays, type Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import type { FacilitySession } from "../members/sessions.ts";
import { type FacilityFacts, lockFacts } from "../store/facility-facts.ts";
import { insertChange } from "../store/facility-history.ts";
import { findManagers } from "../store/managers.ts";
import { findWorkingMember } from "../store/members.ts";

export interface Managing {
  db: Database;
  clock: Clock;
}

/** A facility nobody else changes meanwhile, as one of its managers found it. */
export interface Changing {
  tx: Tx;
  facts: FacilityFacts;
  nowMs: number;
  day: Day;
  /** Into the history, with this manager as who did it. */
  note(what: string, oldValue?: string | null, newValue?: string | null): Promise<void>;
}

/** Runs a change of the caller's own facility. @throws Problem session-ended when the caller has left it meanwhile */
export function changeFacility<T>(
  { db, clock }: Managing,
  { facility, member }: Pick<FacilitySession, "facility" | "member">,
  name: string,
  work: (changing: Changing) => Promise<T>,
): Promise<T> {
  return db.tx(name, async (tx) => {
    const facts = await lockFacts(tx, facility);
    const caller = await findWorkingMember(tx, member);
    if (!facts || caller?.facility !== facility) throw new Problem("session-ended");
    const nowMs = clock.nowMs();
    return work({
      tx,
      facts,
      nowMs,
      day: today(clock),
      note: (what, oldValue = null, newValue = null) =>
        insertChange(tx, nowMs, { facility, by: { member }, what, oldValue, newValue }),
    });
  });
}

/** @throws Problem facility-closed */
export function refuseClosed({ status }: FacilityFacts): void {
  if (status === "closed") throw new Problem("facility-closed");
}

const SETTLED_AFTER_DAYS = 3;

/**
 * What cannot be taken back is for managers of three days, or for the one who has been it longest: who adds himself to a facility by
 * what is known of it shall not be able to take it away from the others, who are told by message. @throws Problem manager-too-new
 */
export async function refuseNewcomer({ tx, facts, day }: Changing, member: number): Promise<void> {
  const managers = await findManagers(tx, facts.id);
  const addedOn = managers.find(({ id }) => id === member)?.addedOn ?? day;
  if (managers[0]?.id !== member && addedOn > addDays(day, -SETTLED_AFTER_DAYS)) throw new Problem("manager-too-new");
}
