import type { Body, Params } from "@kipass/contract/endpoint";
import type { planRoute as endpoint } from "@kipass/contract/office";
import { addDays, isDay, RETENTION_DAYS } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { malformed } from "../../facilities/plain-text.ts";
import { putStops } from "../../store/inspections.ts";
import { findFacilityLines } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";
import { nearestOrder } from "./route-order.ts";

/** @throws Problem facility-not-found, malformed-request */
export async function planRoute(
  { tx, officer, clock }: Desk,
  { day }: Params<typeof endpoint>,
  { facilities, order }: Body<typeof endpoint>,
): Promise<Record<string, never>> {
  if (!isDay(day)) throw malformed("/day");
  const ids = [...new Set(facilities.map(({ facility }) => facility))];
  const lines = await findFacilityLines(tx, ids);
  if (lines.length !== ids.length) throw new Problem("facility-not-found");
  await putStops(tx, {
    officer: officer.id,
    day,
    facilities: order === "nearest" ? nearestOrder(lines).map(({ id }) => id) : ids,
    forgetBefore: addDays(today(clock), -RETENTION_DAYS),
  });
  return {};
}
