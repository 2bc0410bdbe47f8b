import type { approveRequest as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import type { PasskeyAssertion } from "@kipass/contract/passkeys";
import { type Approval, approvalOf, isApproved } from "@kipass/protocol/approval";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import { assertionBytes } from "@kipass/service-kit/passkeys";
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
 * One officer's touch over every order of a request: first the investigator who drafted it, then an approver. It is signed by a passkey
 * this server has never held; the second touch sends the request on its way.
 */
export async function approveRequest(
  office: Office,
  officer: ActingOfficer,
  requestId: number,
  { passkey }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { db, clock } = office;
  await db.tx("approve-request", async (tx) => {
    const request = await requireRequest(office, tx, requestId);
    const next = stateAfter(request, officer, nowSeconds(clock));
    const orders = await ordersOf(tx, [requestId]);
    const approval = checkTouch(office, officer, orders, passkey);
    const atMs = clock.nowMs();
    for (const { id: orderId } of orders) await insertApproval(tx, { ...approval, orderId, atMs });
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

/** All orders of the request and no others, by the key the asked parties will check against. */
function checkTouch(office: Office, officer: Officer, orders: Order[], passkey: PasskeyAssertion): Approval {
  const publicKey = certifiedKey(office, officer);
  if (!publicKey) throw new Problem("officer-not-certified");
  const site = office.certification().authority.console;
  const hashes = orders.map(({ hash }) => hash);
  const approval = approvalOf(officer.id, hashes, assertionBytes(passkey));
  if (!hashes.every((orderHash) => isApproved(approval, { orderHash, publicKey, site }, primitives)))
    throw new Problem("approval-signature");
  return approval;
}
