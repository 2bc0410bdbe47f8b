import type { Query, Reply } from "@kipass/contract/endpoint";
import type { listFacilities as endpoint } from "@kipass/contract/office";
import { addDays } from "@kipass/protocol/day";
import { today } from "@kipass/service-kit/clock";
import type { Subject } from "../../designations/obligation-of.ts";
import { countFacilities, type FacilitySearch, findSubjects, searchFacilities } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";
import { obligationStates } from "../figures/obligations.ts";

const PAGE = 200;
/** Who recorded nothing in so many days, today included, is silent. */
const ACTIVE_DAYS = 6;

export async function listFacilities(
  desk: Desk,
  { q, sector, status, region, activity, obligation, after }: Query<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { tx, officer, clock } = desk;
  const day = today(clock);
  const stateOf = await obligationStates(desk);
  const digits = q?.replaceAll(/[\s-]/g, "");
  const asked: FacilitySearch = {
    regions: codesOf(region !== undefined && isWithin(region, officer.region) ? region : officer.region),
    text: q,
    digits: digits && /^\d{3,10}$/.test(digits) ? digits : undefined,
    sector,
    status,
    activity: activity && { since: addDays(day, -ACTIVE_DAYS), isRecording: activity === "recording" },
    among: undefined,
  };
  // The rules are not in SQL: they are asked about all that match otherwise, so that the count and the pages hold.
  const isUnder = (one: Subject) => stateOf(one, day) === obligation;
  const search: FacilitySearch =
    obligation === undefined
      ? asked
      : { ...asked, among: (await findSubjects(tx, asked)).filter(isUnder).map(({ id }) => id) };
  const found = await searchFacilities(tx, search, {
    after: after === undefined ? undefined : Number(after),
    limit: PAGE,
  });
  const last = found.at(-1);
  return {
    facilities: found.map((one) => {
      const { areaM2, capacity, ...line } = one;
      return { ...line, obligation: stateOf(one, day) };
    }),
    total: after === undefined ? await countFacilities(tx, search) : null,
    next: last && found.length === PAGE ? String(last.id) : null,
  };
}

const isWithin = (region: string, own: string) => own === "all" || region.startsWith(own);

/** Every code that begins so, as a range. */
export function codesOf(region: string): { from: string; below: string } {
  return region === "all" ? { from: "", below: ":" } : { from: region, below: `${region}:` };
}
