import type { returnRequest as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import { caseBox } from "../cases/case-box.ts";
import type { Office } from "../office.ts";
import { checkMayApprove } from "../officers/may-approve.ts";
import type { ActingOfficer } from "../officers/session.ts";
import { insertAccess } from "../store/access-log.ts";
import { returnToDrafter } from "../store/requests.ts";
import { requireRequest } from "./require-request.ts";
import { viewRequest } from "./view-request.ts";

/** Gives a request back with the reason, instead of signing it. It cannot be approved any more; a new one is drafted. */
export async function returnRequest(
  office: Office,
  officer: ActingOfficer,
  requestId: number,
  { reason }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  await office.db.tx("return-request", async (tx) => {
    const request = await requireRequest(office, tx, requestId);
    checkMayApprove(officer, request.region);
    if (request.state !== "drafted" && request.state !== "signed") throw new Problem("conflict");
    await returnToDrafter(tx, requestId, caseBox(office.vault, request.caseId).seal("returned-reason", reason));
    await insertAccess(tx, {
      atMs: office.clock.nowMs(),
      officer: officer.id,
      what: "returnRequest",
      caseId: request.caseId,
      reason: `request ${requestId}, ${request.stage}`,
    });
  });
  return { request: await viewRequest(office, requestId) };
}
