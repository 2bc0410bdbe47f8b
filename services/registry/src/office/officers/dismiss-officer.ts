import type { Params } from "@kipass/contract/endpoint";
import type { dismissOfficer as endpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { deleteOfficerSessions, deleteSecondSteps } from "../../store/officer-sessions.ts";
import { findOfficer, markLeft } from "../../store/officers.ts";
import type { Desk } from "../desk.ts";
import { covers } from "./appoint-officer.ts";

/**
 * The officer has left: the very next request of theirs is refused, in every process. Their passkeys are erased.
 * @throws Problem officer-not-found, forbidden for one with more sectors than one's own
 */
export async function dismissOfficer(
  { tx, officer, clock }: Desk,
  params: Params<typeof endpoint>,
): Promise<Record<string, never>> {
  const id = Number(params.officer);
  const found = await findOfficer(tx, id);
  if (found && !covers(officer, found)) throw new Problem("forbidden");
  if (!(await markLeft(tx, id, today(clock)))) throw new Problem("officer-not-found");
  await deleteOfficerSessions(tx, id);
  await deleteSecondSteps(tx, id);
  return {};
}
