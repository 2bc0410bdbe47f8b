import type { approveRequest as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { fromBase64url } from "@kipass/protocol/bytes";
import { approvalMessage } from "@kipass/protocol/order";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import { primitives } from "@kipass/service-kit/primitives";
import type { Office } from "../office.ts";
import { certifiedKey } from "../officers/describe-officer.ts";
import { checkMayApprove } from "../officers/may-approve.ts";
import type { ActingOfficer } from "../officers/session.ts";
import { insertAccess } from "../store/access-log.ts";
import type { Officer } from "../store/officers.ts";
import { insertApproval, type Order, ordersOf, setOrderStates } from "../store/orders.ts";
import { enqueueRequest, type Request, setRequestState } from "../store/requests.ts";
import { requireRequest } from "./require-request.ts";
import { viewRequest } from "./view-request.ts";

/**
 * One officer's signatures over every order of a request: first the investigator who drafted it, then an approver. The signatures are
 * made by keys this server has never held; the second set sends the request on its way.
 */
export async function approveRequest(
  office: Office,
  officer: ActingOfficer,
  requestId: number,
  { signatures }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { db, clock } = office;
  await db.tx("approve-request", async (tx) => {
    const request = await requireRequest(office, tx, requestId);
    const next = stateAfter(request, officer, nowSeconds(clock));
    const orders = await ordersOf(tx, [requestId]);
    const signed = checkSignatures(office, officer, orders, signatures);
    const atMs = clock.nowMs();
    for (const { order, signature } of signed)
      await insertApproval(tx, { orderId: order.id, officer: officer.id, signature, atMs });
    await setRequestState(tx, requestId, next);
    if (next === "approved") {
      await setOrderStates(tx, requestId, "waiting");
      await enqueueRequest(tx, requestId);
    }
    const reason = `request ${requestId}, ${request.stage}`;
    await insertAccess(tx, { atMs, officer: officer.id, what: "approveRequest", caseId: request.caseId, reason });
  });
  return { request: await viewRequest(office, requestId) };
}

/** Whose turn it is. */
function stateAfter(
  { state, draftedBy, expiresAt, region }: Request & { region: string },
  officer: ActingOfficer,
  now: number,
): "signed" | "approved" {
  if (state !== "drafted" && state !== "signed") throw new Problem(state === "expired" ? "order-expired" : "conflict");
  if (now >= expiresAt) throw new Problem("order-expired");
  const isOwn = officer.id === draftedBy;
  if (state === "drafted") {
    if (!isOwn) throw new Problem("conflict");
    return "signed";
  }
  if (isOwn) throw new Problem("approval-own");
  checkMayApprove(officer, region);
  return "approved";
}

interface Signed {
  order: Order;
  signature: Buffer;
}

/** Every order exactly once, by the key the asked parties will check against. */
function checkSignatures(
  office: Office,
  officer: Officer,
  orders: Order[],
  signatures: Body<typeof endpoint>["signatures"],
): Signed[] {
  const key = certifiedKey(office, officer);
  if (!key) throw new Problem("officer-not-certified");
  const byOrder = new Map(signatures.map(({ order, signature }) => [order, signature]));
  if (byOrder.size !== signatures.length || byOrder.size !== orders.length) throw new Problem("approval-signature");
  return orders.map((order) => {
    const signature = fromBase64url(byOrder.get(order.id) ?? "");
    if (!signature || !primitives.ed25519Verify(key, approvalMessage(order.hash), signature))
      throw new Problem("approval-signature");
    return { order, signature: Buffer.from(signature) };
  });
}
