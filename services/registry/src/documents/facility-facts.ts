import { sectorOf } from "@kipass/data/sectors";
import { formatBusinessNumber } from "@kipass/protocol/business-number";
import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { describeFacility } from "../facilities/describe-facility.ts";
import { findBusinessNumber, findFacility, findPlaces } from "../store/facilities.ts";
import type { FacilityFacts } from "./facts.ts";

/** What documents say of a facility. */
export async function facilityFacts(tx: Tx, id: number, day: Day): Promise<FacilityFacts | undefined> {
  const facility = await findFacility(tx, id);
  const [place] = await findPlaces(tx, [id]);
  const businessNumber = await findBusinessNumber(tx, id);
  if (!facility || !place) return undefined;
  return {
    number: id,
    name: facility.name,
    businessNumber: businessNumber === null ? null : formatBusinessNumber(businessNumber),
    sector: sectorOf(facility.sector)?.ko ?? facility.sector,
    address: [place.address, place.addressDetail].filter(Boolean).join(" "),
    office: describeFacility(facility, day).office,
  };
}
