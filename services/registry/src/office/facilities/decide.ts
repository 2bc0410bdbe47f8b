import type { Reply } from "@kipass/contract/endpoint";
import type { approveFacilities } from "@kipass/contract/office";
import { today } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { FACILITY_STATES } from "../../facilities/facility-states.ts";
import { type FacilityStatus, updateStatus } from "../../store/facilities.ts";
import { type DecisionKind, insertDecision } from "../../store/office-decisions.ts";
import { lockFacility } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";
import { byName, noteToFacility } from "../officers/by-name.ts";

export const UNDO_MS = 10 * 60_000;

type Decided = Reply<typeof approveFacilities>;
type Result = Decided["decided"][number];

/** From which states a decision leads, and to which. */
const LEADS: Record<DecisionKind, { from: FacilityStatus[]; to: FacilityStatus }> = {
  approve: { from: ["waiting"], to: "active" },
  reject: { from: ["waiting"], to: "closed" },
  suspend: { from: ["active"], to: "suspended" },
  reopen: { from: ["suspended"], to: "active" },
};

/**
 * Decides on each facility as the officer saw it. Of two officers at once one wins: the other's facility is in another version by then,
 * which is answered for that facility alone. In the order of their numbers, so that two lists cannot wait for each other.
 */
export async function decide(
  desk: Desk,
  kind: DecisionKind,
  seen: { facility: number; version: number }[],
  reason: string,
): Promise<Decided> {
  const results: Result[] = [];
  for (const one of seen.toSorted((a, b) => a.facility - b.facility))
    results.push(await decideOne(desk, kind, one, reason));
  return { decided: results, undoUntilMs: desk.clock.nowMs() + UNDO_MS };
}

async function decideOne(
  { tx, officer, clock }: Desk,
  kind: DecisionKind,
  { facility, version }: { facility: number; version: number },
  reason: string,
): Promise<Result> {
  const found = await lockFacility(tx, facility);
  if (!found) return { facility, result: "not-found", decision: null };
  const { from, to } = LEADS[kind];
  if (found.version !== version || !from.includes(found.status)) return { facility, result: "changed", decision: null };
  const atMs = clock.nowMs();
  await turnTo(tx, facility, to, atMs);
  const note = { nowMs: atMs, day: today(clock) };
  await noteToFacility(tx, found, { ...note, what: "status", oldValue: found.status, newValue: to });
  if (reason !== "") await noteToFacility(tx, found, { ...note, what: "statusReason", newValue: reason });
  const decision = await insertDecision(tx, {
    facility,
    kind,
    statusBefore: found.status,
    versionAfter: version + 1,
    officer: officer.id,
    byName: byName(officer),
    reason,
    atMs,
    waitedMs: Math.max(0, atMs - found.statusSinceMs),
  });
  return { facility, result: "done", decision };
}

/** Every door follows within five seconds of the commit. */
export async function turnTo(tx: Tx, id: number, status: FacilityStatus, nowMs: number): Promise<void> {
  await updateStatus(tx, { id, status, nowMs, channel: FACILITY_STATES });
}
