import { toHex } from "@kipass/protocol/bytes";
import type { Day } from "@kipass/protocol/day";
import { placeOf } from "@kipass/protocol/visit";
import type { Database } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { countPlaces, visitDays } from "../store/visits.ts";
import { dayKeys } from "./day-keys.ts";
import { daysOfHour } from "./day-tables.ts";

/** A facility's visits in, for each of these absolute hours that has any; counted by place, so no visit is opened. */
export async function countHours(
  { db, vault }: { db: Database; vault: Vault },
  facility: number,
  hours: readonly number[],
): Promise<Map<number, number>> {
  const stored = await visitDays(db);
  const counts = new Map<number, number>();
  await Promise.all([...hoursByTable(hours)].filter(([table]) => stored.has(table)).map(countTable));
  return counts;

  async function countTable([table, asked]: [Day, number[]]) {
    const placeKey = dayKeys(vault, table)?.place;
    if (!placeKey) return;
    const places = asked.map((hour) => placeOf({ facility, direction: "in", hour }, placeKey, primitives));
    const hourOf = new Map(places.map((place, index) => [toHex(place), asked[index] as number]));
    for (const { place, visits } of await countPlaces(
      db,
      table,
      places.map((place) => Buffer.from(place)),
    )) {
      const hour = hourOf.get(toHex(place)) as number;
      counts.set(hour, (counts.get(hour) ?? 0) + visits);
    }
  }
}

function hoursByTable(hours: readonly number[]): Map<Day, number[]> {
  const tables = new Map<Day, number[]>();
  for (const hour of hours) {
    for (const table of daysOfHour(hour)) tables.set(table, [...(tables.get(table) ?? []), hour]);
  }
  return tables;
}
