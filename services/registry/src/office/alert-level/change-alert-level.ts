import type { Body, Params, Reply } from "@kipass/contract/endpoint";
import type { decideAlertLevel as deciding, proposeAlertLevel as proposing } from "@kipass/contract/office";
import { addDays, type Day, isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { type AlertLevel, collectsAt } from "../../alert-level/levels.ts";
import { FACILITY_STATES } from "../../facilities/facility-states.ts";
import { decideLevelChange, insertLevelChange, lockLevelChange, putAlertLevel } from "../../store/alert-levels.ts";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";

/** @throws Problem forbidden for officers of a region, bad-alert-level, conflict while another change is open */
export async function proposeAlertLevel(
  { tx, officer, clock }: Desk,
  { level, from, basis }: Body<typeof proposing>,
): Promise<Reply<typeof proposing>> {
  if (officer.region !== "all") throw new Problem("forbidden");
  refuseTooEarly(level, from, today(clock));
  const proposed = { proposedBy: officer.id, proposer: byName(officer), proposedMs: clock.nowMs() };
  const change = await insertLevelChange(tx, { level, from, basis, ...proposed });
  if (change === undefined) throw new Problem("conflict");
  return { change };
}

/**
 * Made by another officer than the one who proposed it; anybody of the ministry may refuse it. Every process follows within five seconds.
 * @throws Problem forbidden, approval-own, bad-alert-level when it has waited past its day, conflict when it was decided
 */
export async function decideAlertLevel(
  { tx, officer, clock }: Desk,
  { change: id }: Params<typeof deciding>,
  { isMade }: Body<typeof deciding>,
): Promise<Reply<typeof deciding>> {
  if (officer.region !== "all") throw new Problem("forbidden");
  const change = await lockLevelChange(tx, Number(id));
  if (change?.state !== "open") throw new Problem("conflict");
  if (isMade) {
    if (change.proposedBy === officer.id) throw new Problem("approval-own");
    refuseTooEarly(change.level, change.from, today(clock));
    await putAlertLevel(tx, { fromDay: change.from, level: change.level }, FACILITY_STATES);
  }
  const decision = { decidedBy: officer.id, decider: byName(officer), nowMs: clock.nowMs() };
  await decideLevelChange(tx, change.id, { state: isMade ? "made" : "refused", ...decision });
  return {};
}

/** Collection ends with a day, never within one: what doors without a network keep of that day still arrives. */
function refuseTooEarly(level: AlertLevel, from: Day, day: Day): void {
  const earliest = collectsAt(level) ? day : addDays(day, 1);
  if (!isDay(from) || from < earliest)
    throw new Problem("bad-alert-level", { fields: [{ path: "/from", code: "bad-alert-level" }] });
}
