import type { Body, Params, Reply } from "@kipass/contract/endpoint";
import type {
  addClosure as addEndpoint,
  cancelClosure as cancelEndpoint,
  setClosedWeekdays as weekdaysEndpoint,
} from "@kipass/contract/registry";
import { addDays, isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import type { FacilitySession } from "../members/sessions.ts";
import { type Closure, cancelClosureRow, findClosures, insertClosure } from "../store/closures.ts";
import { updateFacts } from "../store/facility-facts.ts";
import { changeFacility, type Managing } from "./changing-facility.ts";

const MOST_CLOSURES = 50;
const LONGEST_DAYS = 366;

/** 정기 휴무일: days without visits that are no silence. Scanning goes on as always. */
export async function setClosedWeekdays(
  managing: Managing,
  caller: FacilitySession,
  { weekdays }: Body<typeof weekdaysEndpoint>,
): Promise<Record<string, never>> {
  const closedWeekdays = [...new Set(weekdays)].sort();
  await changeFacility(managing, caller, "set-closed-weekdays", async ({ tx, facts, note }) => {
    const [oldValue, newValue] = [facts.closedWeekdays.join(" "), closedWeekdays.join(" ")];
    if (oldValue === newValue) return;
    await updateFacts(tx, facts.id, { ...facts, closedWeekdays });
    await note("closedWeekdays", oldValue, newValue);
  });
  return {};
}

/** @throws Problem bad-closure, limit-reached */
export function addClosure(
  managing: Managing,
  caller: FacilitySession,
  closure: Body<typeof addEndpoint>,
): Promise<Reply<typeof addEndpoint>> {
  const { from, to } = closure;
  return changeFacility(managing, caller, "add-closure", async ({ tx, facts, nowMs, day, note }) => {
    const fits = isDay(from) && isDay(to) && from <= to && to >= day && to <= addDays(from, LONGEST_DAYS);
    if (!fits) throw new Problem("bad-closure");
    if ((await findClosures(tx, facts.id, day)).length >= MOST_CLOSURES) throw new Problem("limit-reached");
    const id = await insertClosure(tx, facts.id, closure, nowMs);
    await note(closure.kind, null, daysOf(closure));
    return { closure: { id, ...closure } };
  });
}

/** @throws Problem closure-not-found */
export async function cancelClosure(
  managing: Managing,
  caller: FacilitySession,
  { closure }: Params<typeof cancelEndpoint>,
): Promise<Record<string, never>> {
  const id = Number(closure);
  if (!Number.isSafeInteger(id)) throw new Problem("closure-not-found");
  await changeFacility(managing, caller, "cancel-closure", async ({ tx, facts, nowMs, note }) => {
    const cancelled = await cancelClosureRow(tx, { id, facility: facts.id, nowMs });
    if (!cancelled) throw new Problem("closure-not-found");
    await note(cancelled.kind, daysOf(cancelled), null);
  });
  return {};
}

function daysOf({ from, to }: Pick<Closure, "from" | "to">): string {
  return from === to ? from : `${from} – ${to}`;
}
