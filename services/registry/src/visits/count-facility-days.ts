import { toHex } from "@kipass/protocol/bytes";
import { addDays, type Day } from "@kipass/protocol/day";
import { placeOf } from "@kipass/protocol/visit";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { countAllPlaces, eraseOldFacilityDays, facilityIds, putFacilityDays } from "../store/facility-days.ts";
import { countPublicRegions, erasePublicDays, putPublicDays } from "../store/public-figures.ts";
import { visitDays } from "../store/visits.ts";
import { dayKeys } from "./day-keys.ts";
import { hoursOf } from "./day-tables.ts";

/** Long enough for a report on the quarter; the visits themselves are gone long before. */
const KEPT_DAYS = 92;
/** What terminals kept without a network arrives later. */
const COUNTED_DAYS = 3;
/** Who recorded nothing in so many days, today included, is silent. */
const ACTIVE_DAYS = 7;

/**
 * Counts, for the municipalities, how many visits in each facility recorded on the last days. By place names: no visit is opened, and
 * who comes is known nowhere. A row's table is that of its pass's day, so the neighbours are looked at too.
 */
export async function countFacilityDays({
  db,
  vault,
  clock,
}: {
  db: Database;
  vault: Vault;
  clock: Clock;
}): Promise<void> {
  const last = today(clock);
  const facilities = await facilityIds(db);
  const stored = await visitDays(db);
  const counted = new Map<Day, Map<string, number>>();
  const sums: { day: Day; visits: number }[] = [];
  const placesOf = async (table: Day) => {
    const known =
      counted.get(table) ??
      new Map((await countAllPlaces(db, table)).map(({ place, visits }) => [toHex(place), visits]));
    counted.set(table, known);
    return known;
  };
  for (let ago = 0; ago < COUNTED_DAYS; ago += 1) {
    const day = addDays(last, -ago);
    const visits = new Map<number, number>();
    for (const table of [addDays(day, -1), day, addDays(day, 1)].filter((one) => stored.has(one))) {
      const key = dayKeys(vault, table)?.place;
      const places = key && (await placesOf(table));
      if (key && places && places.size > 0) addUp(visits, facilities, { day, key, places });
    }
    sums.push({ day, visits: [...visits.values()].reduce((sum, one) => sum + one, 0) });
    await db.tx("count-facility-days", (tx) => putFacilityDays(tx, day, visits));
  }
  await eraseOldFacilityDays(db, addDays(last, -KEPT_DAYS));
  await db.tx("count-for-the-public", async (tx) => {
    await putPublicDays(tx, sums);
    await erasePublicDays(tx, addDays(last, -KEPT_DAYS));
    await countPublicRegions(tx, addDays(last, 1 - ACTIVE_DAYS), clock.nowMs());
  });
}

function addUp(
  visits: Map<number, number>,
  facilities: number[],
  { day, key, places }: { day: Day; key: Uint8Array; places: Map<string, number> },
): void {
  const hours = hoursOf(day);
  for (const facility of facilities) {
    for (const hour of hours) {
      const found = places.get(toHex(placeOf({ facility, direction: "in", hour }, key, primitives)));
      if (found !== undefined) visits.set(facility, (visits.get(facility) ?? 0) + found);
    }
  }
}
