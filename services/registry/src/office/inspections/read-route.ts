import type { Params, Reply } from "@kipass/contract/endpoint";
import type { readRoute as endpoint } from "@kipass/contract/office";
import { addDays, type Day, dayStart, isDay } from "@kipass/protocol/day";
import { malformed } from "../../facilities/plain-text.ts";
import { findDueVisits, findStops } from "../../store/inspections.ts";
import { isSamePlace } from "../../store/places.ts";
import type { Desk } from "../desk.ts";

const MOST = 100;

/** @throws Problem malformed-request */
export async function readRoute(
  { tx, officer, clock }: Desk,
  { day }: Params<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const [fromMs, untilMs] = boundsOf(day);
  const stops = await findStops(tx, { officer: officer.id, day, fromMs, untilMs });
  const { due } = await findDueVisits(tx, day, MOST);
  return {
    stops: stops.map(({ inspectedMs, ...place }) => ({ place, inspectedMs })),
    due: due
      .filter((one) => !stops.some((stop) => isSamePlace(stop, one)))
      .map(({ inspection, sinceMs, dueOn, ...place }) => ({ place, dueOn })),
    nowMs: clock.nowMs(),
  };
}

function boundsOf(day: Day): [number, number] {
  if (!isDay(day)) throw malformed("/day");
  return [dayStart(day) * 1000, dayStart(addDays(day, 1)) * 1000];
}
