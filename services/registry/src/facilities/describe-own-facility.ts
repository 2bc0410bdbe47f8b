import type { Reply } from "@kipass/contract/endpoint";
import type { describeFacility as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import type { FacilitySession } from "../members/sessions.ts";
import { findClosures } from "../store/closures.ts";
import { findLastDeletionRequest } from "../store/deletion-requests.ts";
import { findFacts } from "../store/facility-facts.ts";
import { findSameBusiness } from "../store/managers.ts";
import type { Managing } from "./changing-facility.ts";
import { describeFacility } from "./describe-facility.ts";

/** Everything its managers may see and change of a facility. Who is responsible stays sealed. */
export async function describeOwnFacility(
  { db, clock }: Managing,
  { facility, member }: FacilitySession,
): Promise<Reply<typeof endpoint>> {
  const day = today(clock);
  const [facts, closures, deletionRequest, sameBusiness] = await Promise.all([
    findFacts(db, facility),
    findClosures(db, facility, day),
    findLastDeletionRequest(db, facility),
    findSameBusiness(db, member),
  ]);
  if (!facts) throw new Problem("session-ended");
  const { id, name, status, sector, region, businessNumber, businessState, responsible, telephone, sectorDetail } =
    facts;
  const { address, addressDetail, areaM2, capacity, signedUpOn, closedWeekdays } = facts;
  return {
    facility: describeFacility({ id, name, status, sector, region }, day),
    businessNumber,
    businessState,
    responsible,
    telephone,
    sectorDetail,
    address,
    addressDetail,
    areaM2,
    capacity,
    signedUpOn,
    closedWeekdays,
    closures,
    deletionRequest: deletionRequest ?? null,
    mayReopen: facts.endedAs === "closed",
    sameBusiness,
  };
}
