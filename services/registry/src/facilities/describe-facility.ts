import { regionOf } from "@kipass/data/regions";
import type { Day } from "@kipass/protocol/day";
import type { Facility } from "../store/facilities.ts";

/** A facility as its own people see it, with the municipality's office they may turn to. */
export function describeFacility(facility: Facility, day: Day): Facility & { office: string } {
  return { ...facility, office: officeOf(facility.region, day) };
}

/** '강남구 위생과'. A region that has ended since sign-up has lost its office, so the sentence names the municipality in general. */
function officeOf(code: string, day: Day): string {
  const region = regionOf(code, day);
  return region ? `${region.sigungu || region.sido} 위생과` : "관할 시군구 위생과";
}
