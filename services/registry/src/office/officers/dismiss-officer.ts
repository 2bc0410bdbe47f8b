import type { Params } from "@kipass/contract/endpoint";
import type { dismissOfficer as endpoint } from "@kipass/contract/office";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { deleteOfficerSessions, deleteSecondSteps } from "../../store/officer-sessions.ts";
import { markLeft } from "../../store/officers.ts";
import type { Desk } from "../desk.ts";

/** The officer has left: the very next request of theirs is refused, in every process. Their passkeys are erased. @throws Problem officer-not-found */
export async function dismissOfficer(
  { tx, clock }: Desk,
  { officer }: Params<typeof endpoint>,
): Promise<Record<string, never>> {
  if (!(await markLeft(tx, Number(officer), today(clock)))) throw new Problem("officer-not-found");
  await deleteOfficerSessions(tx, Number(officer));
  await deleteSecondSteps(tx, Number(officer));
  return {};
}
