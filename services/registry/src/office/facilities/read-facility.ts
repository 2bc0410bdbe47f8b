import type { Params, Reply } from "@kipass/contract/endpoint";
import type { readFacility as endpoint } from "@kipass/contract/office";
import { addDays } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { findClosures } from "../../store/closures.ts";
import { findLastDeletionRequest } from "../../store/deletion-requests.ts";
import { findChanges } from "../../store/facility-history.ts";
import { countWorkers, findMergeOf, findRelated } from "../../store/facility-merges.ts";
import { findNotes } from "../../store/facility-notes.ts";
import { findOpenTransfer } from "../../store/facility-transfers.ts";
import {
  countDevices,
  findDays,
  findFacilityLine,
  findFacilityLines,
  findSize,
} from "../../store/office-facilities.ts";
import { daysFrom } from "../../visits/day-tables.ts";
import type { Desk } from "../desk.ts";
import { REVERT_MS } from "../duplicates/merge-facilities.ts";

const DAYS_SHOWN = 14;
const CHANGES_SHOWN = 200;

type Detail = Reply<typeof endpoint>;

/** All that is known of a facility, but for who runs it. @throws Problem facility-not-found, also for one in another region */
export async function readFacility(desk: Desk, { facility }: Params<typeof endpoint>): Promise<Detail> {
  const { tx, clock } = desk;
  const id = Number(facility);
  const found = await findFacilityLine(tx, id);
  const size = await findSize(tx, id);
  if (!found || !size) throw new Problem("facility-not-found");
  return {
    facility: found,
    ...size,
    closures: (await findClosures(tx, id, today(clock))).map(({ from, to, kind }) => ({ from, to, kind })),
    devices: await countDevices(tx, id),
    people: await countWorkers(tx, id),
    days: await lastDays(desk, id),
    history: await historyOf(desk, id),
    notes: await findNotes(tx, id),
    related: await relatedOf(desk, id),
    merge: await mergeOf(desk, id),
    deletionRequest: await deletionRequestOf(desk, id),
    transfer: await transferOf(desk, id),
    nowMs: clock.nowMs(),
  };
}

async function lastDays({ tx, clock }: Desk, id: number): Promise<Detail["days"]> {
  const day = today(clock);
  const first = addDays(day, 1 - DAYS_SHOWN);
  const counted = new Map((await findDays(tx, id, first)).map((one) => [one.day, one.visits]));
  return [...daysFrom(first, day)].map((one) => ({ day: one, visits: counted.get(one) ?? 0 }));
}

async function historyOf({ tx }: Desk, id: number): Promise<Detail["history"]> {
  const changes = await findChanges(tx, [id], CHANGES_SHOWN);
  return changes.map(({ atMs, by, what, oldValue, newValue }) => ({ atMs, by, what, oldValue, newValue }));
}

async function relatedOf({ tx }: Desk, id: number): Promise<Detail["related"]> {
  const related = await findRelated(tx, id);
  const lines = await findFacilityLines(
    tx,
    related.map((one) => one.id),
  );
  return lines.flatMap((facility) => {
    const relation = related.find((one) => one.id === facility.id);
    return relation ? [{ facility, kind: relation.kind, isLater: relation.isLater }] : [];
  });
}

async function mergeOf({ tx }: Desk, id: number): Promise<Detail["merge"]> {
  const merge = await findMergeOf(tx, id);
  return merge
    ? { id: merge.id, later: merge.later, atMs: merge.atMs, revertibleUntilMs: merge.atMs + REVERT_MS }
    : null;
}

async function deletionRequestOf({ tx }: Desk, facility: number): Promise<Detail["deletionRequest"]> {
  const request = await findLastDeletionRequest(tx, facility);
  if (request?.state !== "open") return null;
  const { id, duplicateOf, reason, requestedMs } = request;
  return { id, duplicateOf, reason, atMs: requestedMs };
}

async function transferOf({ tx }: Desk, facility: number): Promise<Detail["transfer"]> {
  const transfer = await findOpenTransfer(tx, facility);
  if (!transfer) return null;
  const { id, toRegion, reason, byName, atMs } = transfer;
  return { id, toRegion, reason, by: byName, atMs };
}
