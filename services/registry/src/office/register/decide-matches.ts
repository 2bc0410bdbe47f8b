import type { Body, Reply } from "@kipass/contract/endpoint";
import type { decideMatches as decideEndpoint, undoMatches as undoEndpoint } from "@kipass/contract/office";
import { findFacilityLine } from "../../store/office-facilities.ts";
import {
  findUndoableMatches,
  insertMatch,
  lockEntry,
  markMatchUndone,
  setMatch,
} from "../../store/register-entries.ts";
import type { Desk } from "../desk.ts";
import { UNDO_MS } from "../facilities/decide.ts";
import { byName } from "../officers/by-name.ts";

type Decided = Reply<typeof decideEndpoint>;
type Asked = Body<typeof decideEndpoint>["matches"][number];

/** Says of each entry which facility it is, or that it is none: that stands until an officer says otherwise. */
export async function decideMatches(desk: Desk, { matches }: Body<typeof decideEndpoint>): Promise<Decided> {
  const decided: Decided["decided"] = [];
  for (const one of matches.toSorted((a, b) => a.entry - b.entry)) decided.push(await decideOne(desk, one));
  return { decided, undoUntilMs: desk.clock.nowMs() + UNDO_MS };
}

async function decideOne(
  { tx, officer, clock }: Desk,
  { entry, version, facility }: Asked,
): Promise<Decided["decided"][number]> {
  const found = await lockEntry(tx, entry);
  const isThere = found && (facility === null || (await findFacilityLine(tx, facility))?.region === found.region);
  if (!isThere) return { entry, result: "not-found", decision: null };
  if (found.version !== version) return { entry, result: "changed", decision: null };
  await setMatch(tx, entry, { match: facility === null ? "none" : "sure", facility, isDecided: true });
  const decision = await insertMatch(tx, {
    entry,
    facility,
    matchBefore: found.match,
    facilityBefore: found.facility,
    wasDecided: found.isDecided,
    versionAfter: version + 1,
    byName: byName(officer),
    atMs: clock.nowMs(),
  });
  return { entry, result: "done", decision };
}

export async function undoMatches(
  { tx, clock }: Desk,
  { decisions }: Body<typeof undoEndpoint>,
): Promise<Reply<typeof undoEndpoint>> {
  const nowMs = clock.nowMs();
  const undone: number[] = [];
  for (const one of await findUndoableMatches(tx, decisions, nowMs - UNDO_MS)) {
    const found = await lockEntry(tx, one.entry);
    if (found?.version !== one.versionAfter) continue;
    await setMatch(tx, one.entry, { match: one.matchBefore, facility: one.facilityBefore, isDecided: one.wasDecided });
    await markMatchUndone(tx, one.id, nowMs);
    undone.push(one.id);
  }
  return { undone };
}
