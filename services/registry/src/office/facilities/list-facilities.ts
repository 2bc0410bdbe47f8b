import type { Query, Reply } from "@kipass/contract/endpoint";
import type { listFacilities as endpoint } from "@kipass/contract/office";
import { addDays } from "@kipass/protocol/day";
import { today } from "@kipass/service-kit/clock";
import { countFacilities, type FacilitySearch, searchFacilities } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";

const PAGE = 200;
/** Who recorded nothing in so many days, today included, is silent. */
const ACTIVE_DAYS = 6;

export async function listFacilities(
  { tx, officer, clock }: Desk,
  { q, sector, status, region, activity, after }: Query<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const digits = q?.replaceAll(/[\s-]/g, "");
  const search: FacilitySearch = {
    regions: codesOf(region !== undefined && isWithin(region, officer.region) ? region : officer.region),
    text: q,
    digits: digits && /^\d{3,10}$/.test(digits) ? digits : undefined,
    sector,
    status,
    activity: activity && { since: addDays(today(clock), -ACTIVE_DAYS), isRecording: activity === "recording" },
  };
  const facilities = await searchFacilities(tx, search, {
    after: after === undefined ? undefined : Number(after),
    limit: PAGE,
  });
  const last = facilities.at(-1);
  return {
    facilities,
    total: after === undefined ? await countFacilities(tx, search) : null,
    next: last && facilities.length === PAGE ? String(last.id) : null,
  };
}

const isWithin = (region: string, own: string) => own === "all" || region.startsWith(own);

/** Every code that begins so, as a range. */
export function codesOf(region: string): { from: string; below: string } {
  return region === "all" ? { from: "", below: ":" } : { from: region, below: `${region}:` };
}
