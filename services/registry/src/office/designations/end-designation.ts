import type { Body, Params, Reply } from "@kipass/contract/endpoint";
import type { endDesignation as endpoint } from "@kipass/contract/office";
import { addDays, isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { findDesignation, markEnded } from "../../store/designations.ts";
import type { Desk } from "../desk.ts";
import { isWithin } from "./parse-designation.ts";

/** Nothing that was a duty becomes none afterwards: the last day is today or later. @throws Problem bad-designation, forbidden, conflict */
export async function endDesignation(
  { tx, officer, clock }: Desk,
  { designation }: Params<typeof endpoint>,
  { lastDay }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const day = today(clock);
  const rule = await findDesignation(tx, Number(designation));
  if (!rule) throw new Problem("designation-not-found");
  if (!rule.regions.every((region) => isWithin(region, officer.region))) throw new Problem("forbidden");
  const isWithdrawn = rule.from > day && lastDay < rule.from;
  if (!isDay(lastDay) || lastDay < day || (rule.to !== null && lastDay > rule.to)) throw new Problem("bad-designation");
  const to = isWithdrawn ? addDays(rule.from, -1) : lastDay;
  if (!(await markEnded(tx, rule.id, to, clock.nowMs()))) throw new Problem("conflict");
  return {};
}
