import type { Params, Reply } from "@kipass/contract/endpoint";
import type { countVisits as endpoint } from "@kipass/contract/registry";
import { addDays, isDay, RETENTION_DAYS } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import type { FacilitySession } from "../members/sessions.ts";
import { countHours } from "./count-hours.ts";
import { hoursOf } from "./day-tables.ts";

export interface Counting {
  db: Database;
  vault: Vault;
  clock: Clock;
}

/** Visits in, hour by hour of one day of the last four weeks. @throws Problem bad-period */
export async function countVisits(
  { db, vault, clock }: Counting,
  { facility }: FacilitySession,
  { day }: Params<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const now = today(clock);
  if (!isDay(day) || day > now || day < addDays(now, -RETENTION_DAYS)) throw new Problem("bad-period");
  const hours = hoursOf(day);
  const counts = await countHours({ db, vault }, facility, hours);
  return { day, hours: hours.map((hour) => counts.get(hour) ?? 0) };
}
