import type { Query, Reply } from "@kipass/contract/endpoint";
import type { readActivity as endpoint } from "@kipass/contract/office";
import { addDays, type Day, dayStart } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { said } from "../../figures/small-numbers.ts";
import { countPaper, findSignedUp, sumDays, timeApprovals } from "../../store/figures.ts";
import type { Desk } from "../desk.ts";
import { codesOf } from "../facilities/list-facilities.ts";
import { obligations } from "./obligations.ts";

type Activity = Reply<typeof endpoint>;

const USUAL_DAYS = 28;
/** Counts of days are kept so long (count-facility-days). */
const KEPT_DAYS = 92;

export async function readActivity(desk: Desk, { month }: Query<typeof endpoint>): Promise<Activity> {
  const { tx, officer, clock } = desk;
  const day = today(clock);
  const period = month === undefined ? { from: addDays(day, 1 - USUAL_DAYS), to: day } : monthUntil(month, day);
  const regions = codesOf(officer.region);
  const mustKeep = await obligations(desk);
  const signedUp = Map.groupBy(await findSignedUp(tx, regions, period), (facility) => facility.day);
  const recorded = new Map((await sumDays(tx, regions, period)).map((sum) => [sum.day, sum]));
  return {
    ...period,
    region: officer.region,
    days: daysOf(period).map((one) => {
      const facilities = signedUp.get(one) ?? [];
      const mandatory = facilities.filter((facility) => mustKeep(facility, one)).length;
      const { recording = 0, visits = 0 } = recorded.get(one) ?? {};
      return { day: one, mandatory, voluntary: facilities.length - mandatory, recording, visits: said(visits) };
    }),
    approvals: await timeApprovals(tx, regions, {
      nowMs: clock.nowMs(),
      fromMs: dayStart(period.from) * 1000,
      toMs: dayStart(addDays(period.to, 1)) * 1000,
    }),
    paper: await countPaper(tx, regions, { ...period, today: day }),
  };
}

/** @throws Problem bad-period unless the month has begun and its days are still kept */
function monthUntil(month: string, day: Day): { from: Day; to: Day } {
  const from = `${month}-01`;
  const last = addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1);
  if (from > day || from < addDays(day, -KEPT_DAYS)) throw new Problem("bad-period");
  return { from, to: last < day ? last : day };
}

function daysOf({ from, to }: { from: Day; to: Day }): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
