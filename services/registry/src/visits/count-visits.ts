import type { Params, Reply } from "@kipass/contract/endpoint";
import type { countVisits as endpoint } from "@kipass/contract/registry";
import { toHex } from "@kipass/protocol/bytes";
import { addDays, isDay, RETENTION_DAYS } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { placeOf } from "@kipass/protocol/visit";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";
import type { FacilitySession } from "../members/sessions.ts";
import { countPlaces, visitDays } from "../store/visits.ts";
import { dayKeys } from "./day-keys.ts";
import { daysOfHour, hoursOf } from "./day-tables.ts";

/** Visits in, hour by hour of one day of the last four weeks; counted by place, so no visit is opened. @throws Problem bad-period */
export async function countVisits(
  { db, vault, clock }: { db: Database; vault: Vault; clock: Clock },
  { facility }: FacilitySession,
  { day }: Params<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const now = today(clock);
  if (!isDay(day) || day > now || day < addDays(now, -RETENTION_DAYS)) throw new Problem("bad-period");
  const hours = hoursOf(day);
  const stored = await visitDays(db);
  const tables = [...new Set(hours.flatMap(daysOfHour))].filter((table) => stored.has(table));
  const counts = new Map<number, number>();
  for (const table of tables) {
    const placeKey = dayKeys(vault, table)?.place;
    if (!placeKey) continue;
    const asked = hours.filter((hour) => daysOfHour(hour).includes(table));
    const places = new Map(
      asked.map((hour) => [toHex(placeOf({ facility, direction: "in", hour }, placeKey, primitives)), hour]),
    );
    const found = await countPlaces(
      db,
      table,
      [...places.keys()].map((place) => Buffer.from(place, "hex")),
    );
    for (const { place, visits } of found) {
      const hour = places.get(toHex(place)) as number;
      counts.set(hour, (counts.get(hour) ?? 0) + visits);
    }
  }
  return { day, hours: hours.map((hour) => counts.get(hour) ?? 0) };
}
