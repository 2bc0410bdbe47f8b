import type { Reply } from "@kipass/contract/endpoint";
import type { closeFacility as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import type { FacilitySession } from "../members/sessions.ts";
import { endFacility, reopen } from "../store/facility-facts.ts";
import { changeFacility, type Managing } from "./changing-facility.ts";
import { describeFacility } from "./describe-facility.ts";
import { FACILITY_STATES } from "./facility-states.ts";

/** No visit is recorded from now on; its managers still log in and may reopen it. @throws Problem facility-closed */
export function closeFacility(managing: Managing, caller: FacilitySession): Promise<Reply<typeof endpoint>> {
  return changeFacility(managing, caller, "close-facility", async ({ tx, facts, nowMs, day, note }) => {
    if (facts.status === "closed") throw new Problem("facility-closed");
    await endFacility(tx, facts.id, { endedAs: "closed", reopensAs: facts.status, nowMs, channel: FACILITY_STATES });
    await note("closed");
    return { facility: describeFacility({ ...short(facts), status: "closed" }, day) };
  });
}

/** Gives back the status it was closed with. @throws Problem facility-not-closed (also: the municipality closed it), facility-exists */
export function reopenFacility(managing: Managing, caller: FacilitySession): Promise<Reply<typeof endpoint>> {
  return changeFacility(managing, caller, "reopen-facility", async ({ tx, facts, nowMs, day, note }) => {
    const status = facts.reopensAs;
    if (status === null) throw new Problem("facility-not-closed");
    await reopen(tx, facts.id, { status, nowMs, channel: FACILITY_STATES });
    await note("reopened");
    return { facility: describeFacility({ ...short(facts), status }, day) };
  });
}

function short({ id, name, sector, region }: { id: number; name: string; sector: string; region: string }) {
  return { id, name, sector, region };
}
