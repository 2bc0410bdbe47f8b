import type { Reply } from "@kipass/contract/endpoint";
import type { passCount2Week as call } from "@kipass/contract/registry/compat";
import { addDays, type Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import type { FacilitySession } from "../members/sessions.ts";
import type { FourWeeksCounter } from "../visits/count-four-weeks.ts";
import { compactDay, readCompactDay } from "./compact-times.ts";

export type CountFields = Record<keyof (typeof call)["request"]["properties"], string>;

const TWO_WEEKS = 14;

/** Visits day by day, of the last two weeks when no days are sent, and never beyond what is kept. @throws Problem bad-period */
export async function passCount2Week(
  fourWeeks: FourWeeksCounter,
  session: FacilitySession,
  sent: CountFields,
): Promise<NonNullable<Reply<typeof call>["data"]>> {
  const { days } = await fourWeeks.of(session);
  const { first, last } = periodOf(sent, days.at(-1)?.day as Day);
  // A program's clock may be wrong: what lies outside the four weeks is cut off, and refused only when nothing is left.
  const asked = days.filter(({ day }) => day >= first && day <= last);
  if (asked.length === 0) throw new Problem("bad-period");
  return asked.map(({ day, hours }) => ({
    dates: compactDay(day),
    pass_count: hours.reduce((sum, visits) => sum + visits, 0),
    inc_count: null,
    inc_comp_count: null,
  }));
}

function periodOf({ fdate, tdate }: CountFields, today: Day): { first: Day; last: Day } {
  const last = tdate === "" ? today : readCompactDay(tdate);
  const first = fdate === "" && last !== undefined ? addDays(last, 1 - TWO_WEEKS) : readCompactDay(fdate);
  if (first === undefined || last === undefined) throw new Problem("bad-period");
  return { first, last };
}
