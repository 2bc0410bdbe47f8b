import type { Body, Reply } from "@kipass/contract/endpoint";
import type { mergeFacilities as endpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { decideDeletionRequest } from "../../store/deletion-requests.ts";
import { insertSuccession } from "../../store/facility-lineage.ts";
import { insertMerge } from "../../store/facility-merges.ts";
import { type FacilityLine, lockFacility } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";
import { turnTo } from "../facilities/decide.ts";
import { byName, noteToFacility } from "../officers/by-name.ts";
import { movePeople } from "./moving-people.ts";

/** How long it can be taken back. */
export const REVERT_MS = 30 * 24 * 3_600_000;

const NOBODY = { managers: 0, staff: 0 };

type Seen = Body<typeof endpoint>["goes"];

/**
 * Of a facility registered twice one registration ends; what it recorded belongs to the one that stays, which the lineage says, and its
 * people go on there. With none that stays it just ends, and its people can log in but record nothing. Whoever asked for it is answered.
 * @throws Problem facility-not-found, conflict, limit-reached
 */
export async function mergeFacilities(
  desk: Desk,
  { goes, stays }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { tx, officer, clock } = desk;
  if (goes.facility === stays?.facility) throw new Problem("conflict");
  const nowMs = clock.nowMs();
  const day = today(clock);
  const [earlier, later] = await lockBoth(tx, goes, stays);
  if (earlier.status === "closed" || later?.status === "closed") throw new Problem("conflict");
  await turnTo(tx, earlier.id, "closed", nowMs);
  if (later) await insertSuccession(tx, { earlier: earlier.id, later: later.id, kind: "merged", atMs: nowMs });
  await decideDeletionRequest(tx, earlier.id, { state: "done", answer: null, nowMs });
  await noteToFacility(tx, earlier, { nowMs, day, what: "merged", newValue: later ? later.name : null });
  const merge = await insertMerge(tx, {
    earlier: earlier.id,
    later: later?.id ?? null,
    statusBefore: earlier.status,
    versionAfter: earlier.version + 1,
    byName: byName(officer),
    atMs: nowMs,
  });
  const moved = later ? await movePeople(desk, { id: merge, earlier: earlier.id, later: later.id }) : NOBODY;
  const people = moved.managers + moved.staff;
  if (later && people > 0)
    await noteToFacility(tx, later, { nowMs, day, what: "peopleJoined", newValue: String(people) });
  return { merge, moved };
}

/** In the order of their numbers, so that two officers who merge the same two the other way round cannot wait for each other. */
async function lockBoth(
  tx: Desk["tx"],
  goes: Seen,
  stays: Seen | null,
): Promise<[FacilityLine, FacilityLine | undefined]> {
  const found = new Map<number, FacilityLine>();
  const named = [goes, ...(stays ? [stays] : [])].toSorted((a, b) => a.facility - b.facility);
  for (const { facility, version } of named) {
    const line = await lockFacility(tx, facility);
    if (!line) throw new Problem("facility-not-found");
    if (line.version !== version) throw new Problem("conflict");
    found.set(facility, line);
  }
  return [found.get(goes.facility) as FacilityLine, stays ? found.get(stays.facility) : undefined];
}
