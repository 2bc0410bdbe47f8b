import type { retireOfficer as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import { markLeft } from "../store/officers.ts";
import type { ActingOfficer } from "./session.ts";
import { requireSupervised } from "./supervise.ts";

/** Ends the officer's sessions and log-in at once. The account stays: the access log and approvals name it. */
export async function retireOfficer(
  { db, clock }: Office,
  supervisor: ActingOfficer,
  officerId: string,
  { reason }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const nowMs = clock.nowMs();
  await db.tx("retire-officer", async (tx) => {
    const { id, number } = await requireSupervised(tx, supervisor, officerId);
    await markLeft(tx, number, nowMs);
    const words = `officer ${id}: ${reason}`;
    await insertAccess(tx, { atMs: nowMs, officer: supervisor.id, what: "retireOfficer", caseId: null, reason: words });
  });
  return {};
}
