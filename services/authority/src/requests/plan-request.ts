import type { previewRequest as endpoint } from "@kipass/contract/authority";
import type { Body } from "@kipass/contract/endpoint";
import { DAY_SECONDS, type Day, isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { parseSafeNumber } from "@kipass/protocol/safe-number";
import { caseBox } from "../cases/case-box.ts";
import { openPerson, readCaseFile } from "../cases/case-file.ts";
import type { CasePerson } from "../cases/open-case.ts";
import type { Exposure } from "../contacts/overlap.ts";
import type { Office } from "../office.ts";
import type { Case } from "../store/cases.ts";
import { type OrderPlan, planCoVisitors, planIdentities, planPlaces, planSafeNumbers } from "./plan-orders.ts";

/** A safe number in its one spelling, and the day on the slip it was written on. */
export interface Slip {
  number: string;
  day: Day;
}

export interface RequestPlan {
  plans: OrderPlan[];
  /** What the officer chose, as it will be kept. */
  exposures: Exposure[];
  slips: Slip[];
}

/** What a stage asks of whom. @throws Problem bad-period, bad-safe-number, or conflict when there is nothing to ask or nobody to ask about */
export async function planRequest(
  office: Office,
  found: Case,
  body: Body<typeof endpoint>,
  now: number,
): Promise<RequestPlan> {
  const person = openPerson(office, found);
  const exposures = body.stage === "co-visitors" ? exposuresWithin(body.exposures, found, now) : [];
  const slips = body.stage === "safe-numbers" ? slipsOf(body.slips ?? []) : [];
  const plans = await planStage(office, { found, person, stage: body.stage, exposures, slips, now });
  if (plans.length === 0) throw new Problem("conflict");
  return { plans, exposures, slips };
}

interface Planning {
  found: Case;
  person: CasePerson;
  stage: Body<typeof endpoint>["stage"];
  exposures: Exposure[];
  slips: Slip[];
  now: number;
}

async function planStage(
  office: Office,
  { found, person, stage, exposures, slips, now }: Planning,
): Promise<OrderPlan[]> {
  if (stage === "places") return planPlaces(person, found.issuers, found, now);
  if (stage === "safe-numbers") return planSafeNumbers(slips, office.certification().issuers, now);
  const file = await readCaseFile(office.db, caseBox(office.vault, found.id), found.id);
  if (stage === "co-visitors") return planCoVisitors(exposures, file.usualStayMinutes, now);
  return planIdentities(file.coVisits, new Set(file.caseScans.map(({ header }) => header)), now);
}

/** What of the chosen windows lies in the case's time: before it nothing is asked, after the isolation the case met nobody. */
function exposuresWithin(exposures: Exposure[], found: Case, now: number): Exposure[] {
  const end = found.isolatedAt ?? Number.POSITIVE_INFINITY;
  const longest = found.to - found.from + DAY_SECONDS;
  const clipped = exposures.map((exposure) => ({
    ...exposure,
    from: Math.max(exposure.from, found.from),
    to: Math.min(exposure.to, end),
  }));
  const fits = clipped.every(({ from, to }) => from < to && from < now && to - from <= longest);
  if (clipped.length === 0 || !fits) throw new Problem("bad-period");
  return clipped;
}

/** Every number readable, or none is asked about: a misread one is somebody else's or nobody's. */
function slipsOf(given: readonly { number: string; day: string }[]): Slip[] {
  const slips = given.map(({ number, day }) => ({ number: parseSafeNumber(number), day }));
  const fields = slips.flatMap(({ number, day }, at) => [
    ...(number === undefined ? [{ path: `/slips/${at}/number`, code: "bad-safe-number" as const }] : []),
    ...(isDay(day) ? [] : [{ path: `/slips/${at}/day`, code: "bad-period" as const }]),
  ]);
  if (slips.length === 0) throw new Problem("conflict");
  if (fields[0]) throw new Problem(fields[0].code, { fields });
  return slips as Slip[];
}
