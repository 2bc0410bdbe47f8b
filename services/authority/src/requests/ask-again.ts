import type { askAgain as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import type { Officer } from "../store/officers.ts";
import { enqueueRequest } from "../store/requests.ts";
import { requireRequest } from "./require-request.ts";
import { viewRequest } from "./view-request.ts";

/**
 * Has the next round of a request begin now instead of after the pause. It asks what the two officers signed and nobody else, with the
 * same bytes, until the orders run out: nothing is widened by it. @throws Problem order-not-found, forbidden, or conflict when nobody is awaited
 */
export async function askAgain(office: Office, officer: Officer, requestId: number): Promise<Reply<typeof endpoint>> {
  await office.db.tx("ask-again", async (tx) => {
    const request = await requireRequest(office, tx, requestId);
    if (officer.id !== request.draftedBy) throw new Problem("forbidden");
    const isAwaited = request.state === "running" && request.nextRoundAtMs !== null;
    if (!isAwaited || nowSeconds(office.clock) >= request.expiresAt) throw new Problem("conflict");
    await enqueueRequest(tx, requestId);
    await insertAccess(tx, {
      atMs: office.clock.nowMs(),
      officer: officer.id,
      what: "askAgain",
      caseId: request.caseId,
      reason: `request ${requestId}, ${request.stage}`,
    });
  });
  return { request: await viewRequest(office, requestId) };
}
