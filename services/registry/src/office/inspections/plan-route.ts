import type { Body, Params } from "@kipass/contract/endpoint";
import type { planRoute as endpoint } from "@kipass/contract/office";
import { addDays, isDay, RETENTION_DAYS } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { malformed } from "../../facilities/plain-text.ts";
import { putStops } from "../../store/inspections.ts";
import { findPlaces, isSamePlace } from "../../store/places.ts";
import type { Desk } from "../desk.ts";
import { nearestOrder } from "./route-order.ts";

/** @throws Problem facility-not-found, entry-not-found, malformed-request */
export async function planRoute(
  { tx, officer, clock }: Desk,
  { day }: Params<typeof endpoint>,
  { stops, order }: Body<typeof endpoint>,
): Promise<Record<string, never>> {
  if (!isDay(day)) throw malformed("/day");
  if (stops.some(({ facility, entry }) => (facility === null) === (entry === null))) throw malformed("/stops");
  const asked = stops.filter((stop, nth) => stops.findIndex((other) => isSamePlace(other, stop)) === nth);
  const found = await findPlaces(tx, asked);
  const gone = asked.find((stop) => !found.some((place) => isSamePlace(place, stop)));
  if (gone) throw new Problem(gone.entry === null ? "facility-not-found" : "entry-not-found");
  await putStops(tx, {
    officer: officer.id,
    day,
    stops: order === "nearest" ? nearestOrder(found) : asked,
    forgetBefore: addDays(today(clock), -RETENTION_DAYS),
  });
  return {};
}
