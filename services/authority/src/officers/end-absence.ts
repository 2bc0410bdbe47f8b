import type { endAbsence as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import type { Office } from "../office.ts";
import { findAbsence, markAbsenceEnded } from "../store/absences.ts";
import { insertAccess } from "../store/access-log.ts";
import { requireOwnOrSupervised } from "./enter-absence.ts";
import type { ActingOfficer } from "./session.ts";

/** Back early, or not going after all. */
export async function endAbsence(
  { db, clock }: Office,
  caller: ActingOfficer,
  absenceId: number,
): Promise<Reply<typeof endpoint>> {
  await db.tx("end-absence", async (tx) => {
    const absence = await findAbsence(tx, absenceId);
    if (!absence) throw new Problem("conflict");
    await requireOwnOrSupervised(tx, caller, absence.officer);
    const atMs = clock.nowMs();
    await markAbsenceEnded(tx, absenceId, atMs);
    const reason = `officer ${absence.officer}, ${absence.fromDay} to ${absence.toDay}`;
    await insertAccess(tx, { atMs, officer: caller.id, what: "endAbsence", caseId: null, reason });
  });
  return {};
}
