import { type Day, dayOf } from "@kipass/protocol/day";
import type { Office } from "../office.ts";
import { type FacilityFacts, insertList, readItems, type Visit } from "../store/case-data.ts";
import type { OpenOrder } from "./exchange.ts";
import type { Parties } from "./parties.ts";
import { signedOrder } from "./signed-order.ts";

const MOST_FACILITIES = 500;

/** A facility and the day for which the case needs to know it. */
export interface Place {
  facility: number;
  day: Day;
}

export function placesOf(visits: readonly Visit[]): Place[] {
  return visits.map(({ facility, atMs }) => ({ facility, day: dayOf(Math.floor(atMs / 1000)) }));
}

/**
 * Has the registry say what the places are called and where they are, unless the case knows already. Facts are kept beside each day
 * that needs them, so that they are gone with it.
 */
export async function describeFacilities(office: Office, parties: Parties, open: OpenOrder, places: readonly Place[]): Promise<void> {
  const { db } = office;
  const { caseId, box, order } = open;
  const known = new Set((await readItems(db, box, { caseId, kind: "facilities" })).map(({ id }) => id));
  const unknown = [...new Set(places.map(({ facility }) => facility))].filter((id) => !known.has(id)).slice(0, MOST_FACILITIES);
  if (unknown.length === 0) return;
  const body = { order: await signedOrder(office, db, order, box), facilities: unknown };
  const { facilities } = await parties.registry().describeFacilities({ body });
  const facts = new Map(facilities.map((facility): [number, FacilityFacts] => [facility.id, factsOf(facility)]));
  for (const [day, ofDay] of Map.groupBy(places, (place) => place.day)) {
    const found = [...new Set(ofDay.map(({ facility }) => facility))].map((id) => facts.get(id)).filter((fact) => fact !== undefined);
    const source = `order-${order.id}-${Math.min(...unknown)}`;
    if (found.length > 0) await insertList(db, box, { caseId, kind: "facilities", source, day }, found);
  }
}

function factsOf(facility: FacilityFacts & { addressDetail: string }): FacilityFacts {
  const { id, name, sector, region, address, addressDetail } = facility;
  return { id, name, sector, region, address: [address, addressDetail].filter((line) => line !== "").join(" ") };
}
