import type { Params, Reply } from "@kipass/contract/endpoint";
import type { revertMerge as endpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { FACILITY_STATES } from "../../facilities/facility-states.ts";
import { reopen } from "../../store/facility-facts.ts";
import { deleteSuccession, findMerge, markReverted } from "../../store/facility-merges.ts";
import { lockFacility } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";
import { noteToFacility } from "../officers/by-name.ts";
import { REVERT_MS } from "./merge-facilities.ts";
import { movePeopleBack } from "./moving-people.ts";

/**
 * Two facilities after all: within thirty days the one that ended goes on as it was, with the people who were taken along.
 * @throws Problem facility-not-found, facility-exists when its place was registered again since, conflict when it is too late
 */
export async function revertMerge(desk: Desk, params: Params<typeof endpoint>): Promise<Reply<typeof endpoint>> {
  const { tx, clock } = desk;
  const merge = await findMerge(tx, Number(params.merge));
  const found = merge && (await lockFacility(tx, merge.earlier));
  if (!merge || !found) throw new Problem("facility-not-found");
  const nowMs = clock.nowMs();
  const isOver = nowMs >= merge.atMs + REVERT_MS || found.version !== merge.versionAfter;
  if (isOver || !(await markReverted(tx, merge.id, nowMs))) throw new Problem("conflict");
  await reopen(tx, found.id, { status: merge.statusBefore, nowMs, channel: FACILITY_STATES });
  const movedBack = await movePeopleBack(desk, merge);
  await deleteSuccession(tx, found.id);
  await noteToFacility(tx, found, { nowMs, day: today(clock), what: "mergeReverted" });
  return { movedBack };
}
