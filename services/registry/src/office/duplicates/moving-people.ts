import { Problem } from "@kipass/protocol/problem";
import { revokeSessions } from "@kipass/service-kit/revocations";
import { MAX_MANAGERS } from "../../members/add-manager.ts";
import { MAX_STAFF } from "../../members/add-staff.ts";
import { REVOCATIONS } from "../../members/sessions.ts";
import { takeDoor } from "../../store/facilities.ts";
import {
  countWorkers,
  type FacilityMerge,
  findWorkers,
  moveMember,
  moveMembersBack,
} from "../../store/facility-merges.ts";
import type { Desk } from "../desk.ts";

type Merge = Pick<FacilityMerge, "id" | "earlier"> & { later: number };

export interface Moved {
  managers: number;
  staff: number;
}

/**
 * Managers and staff of the registration that ends work for the one that stays: same id, same password, a door of its own. A session
 * names its facility, so theirs end; terminals let in by a code come back by themselves, others log in again. Which devices were
 * registered where is left as it was: what they kept without a network is of the registration it was kept for.
 * @throws Problem limit-reached
 */
export async function movePeople({ tx, clock }: Desk, { id, earlier, later }: Merge): Promise<Moved> {
  const workers = await findWorkers(tx, earlier);
  const managers = workers.filter(({ role }) => role === "manager").length;
  const moved = { managers, staff: workers.length - managers };
  const there = await countWorkers(tx, later);
  if (there.managers + moved.managers > MAX_MANAGERS || there.staff + moved.staff > MAX_STAFF)
    throw new Problem("limit-reached");
  for (const worker of workers) {
    const door = await takeDoor(tx, later);
    if (door === undefined) throw new Problem("limit-reached");
    await moveMember(tx, { ...worker, merge: id, to: later, door });
    await revokeSessions(tx, REVOCATIONS, worker.member, clock);
  }
  return moved;
}

/** Returns how many. */
export async function movePeopleBack({ tx, clock }: Desk, merge: FacilityMerge): Promise<number> {
  const members = await moveMembersBack(tx, merge);
  for (const member of members) await revokeSessions(tx, REVOCATIONS, member, clock);
  return members.length;
}
