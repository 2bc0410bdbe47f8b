import type { cancelRequest as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import type { Officer } from "../store/officers.ts";
import { markCancelled } from "../store/requests.ts";
import { requireRequest } from "./require-request.ts";
import { isOpenEnded, viewRequest } from "./view-request.ts";

/**
 * Calls a request off, at any moment before it is done. The worker asks before each exchange whether it still may (exchange.ts), so
 * nobody is asked anything after this; an answer that is already on its way is kept, and shows with what came before.
 */
export async function cancelRequest(
  office: Office,
  officer: Officer,
  requestId: number,
): Promise<Reply<typeof endpoint>> {
  await office.db.tx("cancel-request", async (tx) => {
    const request = await requireRequest(office, tx, requestId);
    if (officer.id !== request.draftedBy && officer.role !== "approver") throw new Problem("forbidden");
    if (!isOpenEnded(request, nowSeconds(office.clock))) throw new Problem("conflict");
    const atMs = office.clock.nowMs();
    await markCancelled(tx, requestId, officer.id, atMs);
    await insertAccess(tx, {
      atMs,
      officer: officer.id,
      what: "cancelRequest",
      caseId: request.caseId,
      reason: `request ${requestId}, ${request.stage}`,
    });
  });
  return { request: await viewRequest(office, requestId) };
}
