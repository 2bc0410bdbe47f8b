import type { Body, Reply } from "@kipass/contract/endpoint";
import type { undoDecisions as endpoint } from "@kipass/contract/office";
import { today } from "@kipass/service-kit/clock";
import { findUndoable, markUndone } from "../../store/office-decisions.ts";
import { lockFacility } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";
import { noteToFacility } from "../officers/by-name.ts";
import { turnTo, UNDO_MS } from "./decide.ts";

/** Gives each facility back the state it had, unless ten minutes have passed or something else happened to it since. */
export async function undoDecisions(
  { tx, clock }: Desk,
  { decisions }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const nowMs = clock.nowMs();
  const undone: number[] = [];
  const undoable = await findUndoable(tx, decisions, nowMs - UNDO_MS);
  for (const { id, facility, statusBefore, versionAfter } of undoable.toSorted((a, b) => a.facility - b.facility)) {
    const found = await lockFacility(tx, facility);
    if (found?.version !== versionAfter) continue;
    await turnTo(tx, facility, statusBefore, nowMs);
    const change = { what: "status", oldValue: found.status, newValue: statusBefore };
    await noteToFacility(tx, found, { nowMs, day: today(clock), ...change });
    await markUndone(tx, id, nowMs);
    undone.push(id);
  }
  return { undone };
}
