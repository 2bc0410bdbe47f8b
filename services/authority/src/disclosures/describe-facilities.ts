import { type Day, dayOf } from "@kipass/protocol/day";
import type { Office } from "../office.ts";
import { type FacilityFacts, insertList, readLists, type Visit } from "../store/case-data.ts";
import { standingOf } from "../store/exchanges.ts";
import { exchange, type OpenOrder } from "./exchange.ts";
import type { Parties } from "./parties.ts";
import { signedOrder } from "./signed-order.ts";

const MOST_FACILITIES = 500;
const FACILITIES = "facilities-";

/** A facility and the day for which the case needs to know it. */
export interface Place {
  facility: number;
  day: Day;
}

export function placesOf(visits: readonly Visit[]): Place[] {
  return visits.map(({ facility, atMs }) => ({ facility, day: dayOf(Math.floor(atMs / 1000)) }));
}

/**
 * Has the registry say what the places are called and where they are. Facts are kept beside each day that needs them, so that they are
 * gone with it and not before. A facility the registry does not know stays without a name.
 */
export async function describeFacilities(
  office: Office,
  parties: Parties,
  open: OpenOrder,
  places: readonly Place[],
): Promise<void> {
  const missing = await undescribed(office, open, places);
  if (missing.length === 0) return;
  await askForFacts(office, parties, open, missing);
  const left = await undescribed(office, open, places);
  if (left.length < missing.length) await describeFacilities(office, parties, open, left);
}

async function undescribed({ db }: Office, { caseId, box }: OpenOrder, places: readonly Place[]): Promise<Place[]> {
  const lists = await readLists(db, box, { caseId, kind: "facilities" });
  const known = new Set(lists.flatMap(({ day, items }) => items.map(({ id }) => `${id} ${day}`)));
  return places.filter(({ facility, day }) => !known.has(`${facility} ${day}`));
}

async function askForFacts(office: Office, parties: Parties, open: OpenOrder, missing: Place[]): Promise<void> {
  const { caseId, box, order, claims } = open;
  const earlier = (await standingOf(office.db, order.id)).filter(({ step, answeredAtMs }) => {
    return step.startsWith(FACILITIES) && answeredAtMs !== null;
  });
  const step = `${FACILITIES}${earlier.length}`;
  const facilities = [...new Set(missing.map(({ facility }) => facility))].slice(0, MOST_FACILITIES);
  await exchange(office, open, {
    step,
    kind: claims.kind,
    body: async (tx) => ({ order: await signedOrder(office, tx, order, box), facilities }),
    ask: async (body) => (await parties.registry().describeFacilities({ body })).facilities.map(factsOf),
    async keep(tx, items) {
      const facts = new Map(items.map((item) => [item.id, item]));
      for (const [day, ofDay] of Map.groupBy(missing, (place) => place.day)) {
        const ids = [...new Set(ofDay.map(({ facility }) => facility))];
        const found = ids.map((id) => facts.get(id)).filter((fact) => fact !== undefined);
        if (found.length === 0) continue;
        await insertList(tx, box, { caseId, kind: "facilities", source: `order-${order.id}-${step}`, day }, found);
      }
      return 0;
    },
  });
}

function factsOf(facility: FacilityFacts & { addressDetail: string }): FacilityFacts {
  const { id, name, sector, region, address, addressDetail } = facility;
  return { id, name, sector, region, address: [address, addressDetail].filter((line) => line !== "").join(" ") };
}
