import type { Reply } from "@kipass/contract/endpoint";
import type { passListTime as call } from "@kipass/contract/registry/compat";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import type { FacilitySession } from "../members/sessions.ts";
import { type Counting, countVisits } from "../visits/count-visits.ts";
import { compactDay, readCompactDay } from "./compact-times.ts";

export type ListTimeFields = Record<keyof (typeof call)["request"]["properties"], string>;

/** Visits hour by hour of a day, of today when none is sent: always 24 rows. @throws Problem bad-period */
export async function passListTime(
  counting: Counting,
  session: FacilitySession,
  sent: ListTimeFields,
): Promise<NonNullable<Reply<typeof call>["data"]>> {
  const day = sent.dates === "" ? today(counting.clock) : readCompactDay(sent.dates);
  if (day === undefined) throw new Problem("bad-period");
  const { hours } = await countVisits(counting, session, { day });
  return hours.map((visits, hour) => ({
    dates: compactDay(day),
    time: String(hour).padStart(2, "0"),
    pass_count: visits,
    inc_count: null,
    inc_comp_count: null,
  }));
}
