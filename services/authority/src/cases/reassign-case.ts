import type { reassignCase as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import type { Office } from "../office.ts";
import { isRegion } from "../officers/appoint.ts";
import { isWithin } from "../officers/reach.ts";
import type { ActingOfficer } from "../officers/session.ts";
import { checkOwnRegion } from "../officers/supervise.ts";
import { insertAccess } from "../store/access-log.ts";
import { assignCase } from "../store/cases.ts";
import { findServing } from "../store/officers.ts";
import { requireCase } from "./case-file.ts";

/** Gives a case to another investigator, another part of the supervisor's region, or both. */
export async function reassignCase(
  office: Office,
  supervisor: ActingOfficer,
  caseId: number,
  { region, officer: officerId, reason }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const atMs = office.clock.nowMs();
  checkOwnRegion(supervisor, region);
  if (!isRegion(region, atMs))
    throw new Problem("malformed-request", { fields: [{ path: "/region", code: "malformed-request" }] });
  await office.db.tx("reassign-case", async (tx) => {
    const found = await requireCase({ db: tx, reach: office.reach }, caseId);
    const investigator = await findServing(tx, officerId);
    if (investigator?.role !== "investigator" || !isWithin(region, investigator.region))
      throw new Problem("officer-not-found");
    await assignCase(tx, caseId, { region, assignedTo: officerId });
    const words = `case ${found.caseNumber}, to ${region} and officer ${officerId}: ${reason}`;
    await insertAccess(tx, { atMs, officer: supervisor.id, what: "reassignCase", caseId, reason: words });
  });
  return {};
}
