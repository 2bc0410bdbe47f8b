import type { readRequest as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { toBase64url } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { type CaseBox, caseBox } from "../cases/case-box.ts";
import type { Reading } from "../office.ts";
import { reachesRequest } from "../officers/reach.ts";
import { type Case, findCase } from "../store/cases.ts";
import { findOfficers, type Officer } from "../store/officers.ts";
import { approvalsOf, type KeptApproval, type Order, ordersOf } from "../store/orders.ts";
import { findRequest, type Request, type RequestState } from "../store/requests.ts";

export type RequestView = Reply<typeof endpoint>["request"];

/** @throws Problem order-not-found, also when the case's data has been destroyed */
export async function viewRequest(office: Reading, id: number): Promise<RequestView> {
  const request = await findRequest(office.db, id);
  const [view] = request ? await viewRequests(office, [request]) : [];
  if (!view) throw new Problem("order-not-found");
  return view;
}

/** Opened for officers to read and sign. Requests of destroyed cases are left out: nothing readable is left of them. */
export async function viewRequests(office: Reading, requests: readonly Request[]): Promise<RequestView[]> {
  const { db, vault } = office;
  const readable = requests.filter(({ reason }) => reason !== null);
  const orders = await ordersOf(
    db,
    readable.map(({ id }) => id),
  );
  const approvals = await approvalsOf(
    db,
    orders.map(({ id }) => id),
  );
  const people = await findOfficers(db, [
    ...readable.flatMap(({ draftedBy, cancelledBy }) => (cancelledBy ? [draftedBy, cancelledBy] : [draftedBy])),
    ...approvals.map(({ officer }) => officer),
  ]);
  const cases = await casesOf(db, readable);
  return readable.flatMap((request) => {
    const found = cases.get(request.caseId);
    if (!found) throw new Error("a request has no case");
    if (!reachesRequest(office.reach, request, found)) return [];
    const own = orders.filter(({ requestId }) => requestId === request.id);
    const box = caseBox(vault, request.caseId);
    const view = {
      id: request.id,
      caseId: request.caseId,
      caseNumber: found.caseNumber,
      stage: request.stage,
      state: stateNow(request, nowSeconds(office.clock)),
      reason: box.open<string>("reason", request.reason as Buffer),
      draftedBy: nameOf(people, request.draftedBy),
      draftedAtMs: request.draftedAtMs,
      expiresAt: request.expiresAt,
      emergency: request.emergency,
      notifyAfter: request.notifyAfter,
      nextRoundAtMs: request.state === "running" ? request.nextRoundAtMs : null,
      orders: own.map((order) => viewOrder(order, box)),
      approvals: signersOf(own, approvals, request.draftedBy).map(({ officer, atMs }) => {
        const { name, title } = nameOf(people, officer);
        return { officer, name, title, atMs };
      }),
      returnedReason: request.returnedReason && box.open<string>("returned-reason", request.returnedReason),
      cancelled: cancellationOf(request, people),
    };
    return [view];
  });
}

async function casesOf(db: Tx, requests: readonly Request[]): Promise<Map<number, Case>> {
  const cases = new Map<number, Case>();
  for (const id of new Set(requests.map(({ caseId }) => caseId))) {
    const found = await findCase(db, id);
    if (found) cases.set(id, found);
  }
  return cases;
}

/** What nobody approved in time has expired, whether or not the hourly job has said so yet. */
export function stateNow({ state, expiresAt }: Request, now: number): RequestState {
  return now >= expiresAt && (state === "drafted" || state === "signed") ? "expired" : state;
}

/** Somebody still has to do something for it, or a party to answer. */
export function isOpenEnded(request: Request, now: number): boolean {
  const state = stateNow(request, now);
  if (state === "choosing") return now < request.expiresAt;
  return ["drafted", "signed", "approved", "running"].includes(state);
}

function cancellationOf(
  { cancelledBy, cancelledAtMs }: Request,
  people: Map<string, Pick<Officer, "id" | "name" | "title">>,
): RequestView["cancelled"] {
  if (cancelledBy === null || cancelledAtMs === null) return null;
  const { name, title } = nameOf(people, cancelledBy);
  return { name, title, atMs: cancelledAtMs };
}

function viewOrder(order: Order, box: CaseBox): RequestView["orders"][number] {
  const { id, audience, reference, kind, hash, state, received, problem } = order;
  if (!order.bytes) throw new Error("an open case's order has lost its bytes");
  const bytes = toBase64url(box.openBytes(`order/${reference}`, order.bytes));
  return { id, audience, reference, kind, bytes, hash: toBase64url(hash), state, received, problem };
}

/** Officers sign all orders of a request together, so the first order tells for all; who drafted it signed first. */
function signersOf(orders: Order[], approvals: KeptApproval[], draftedBy: string): KeptApproval[] {
  const signed = approvals.filter(({ orderId }) => orderId === orders[0]?.id);
  return signed.toSorted((a, b) => Number(b.officer === draftedBy) - Number(a.officer === draftedBy));
}

function nameOf(people: Map<string, Pick<Officer, "id" | "name" | "title">>, id: string) {
  const { name, title } = people.get(id) ?? { name: id, title: id };
  return { id, name, title };
}
