import type { choosePeople as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { type CaseBox, caseBox } from "../cases/case-box.ts";
import { claimsOf } from "../disclosures/signed-order.ts";
import type { Office } from "../office.ts";
import { checkLimit, spend } from "../officers/spend.ts";
import { insertAccess } from "../store/access-log.ts";
import { readLists } from "../store/case-data.ts";
import { exchangesOf, insertExchange } from "../store/exchanges.ts";
import type { Officer } from "../store/officers.ts";
import { type Order, ordersOf } from "../store/orders.ts";
import { enqueueRequest, type Request, type RequestState, setRequestState } from "../store/requests.ts";
import { requireRequest } from "./require-request.ts";
import { viewRequest } from "./view-request.ts";

/** What is sent for groups, and with people for names. */
export interface IdentityBody {
  order: string;
  headers: string;
  people?: number[];
}

/**
 * Asks for the names of chosen people, under the orders already approved and within their limits. People of an issuer that answers
 * late can be chosen later; who was chosen before is not asked for again.
 */
export async function choosePeople(
  office: Office,
  officer: Officer,
  requestId: number,
  { people }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { db, clock, vault } = office;
  await db.tx("choose-people", async (tx) => {
    const request = await requireRequest(office, tx, requestId);
    checkTurn(request, nowSeconds(clock));
    const box = caseBox(vault, request.caseId);
    const byIssuer = Map.groupBy(people, ({ issuer }) => issuer);
    const orders = new Map((await ordersOf(tx, [requestId])).map((order) => [order.audience, order]));
    if (people.length === 0 || [...byIssuer.keys()].some((issuer) => !orders.has(issuer)))
      throw new Problem("malformed-request");
    let more = 0;
    for (const [issuer, chosen] of byIssuer) {
      const order = orders.get(issuer) as Order;
      more += await askForNames(tx, box, { request, order, people: [...new Set(chosen.map(({ person }) => person))] });
    }
    await checkPeople(office, tx, { officer, orders: [...orders.values()], more, box });
    // At once, not with the next round: nobody should look at a choice that has been made.
    await setRequestState(tx, requestId, "running");
    await enqueueRequest(tx, requestId);
    await insertAccess(tx, {
      atMs: clock.nowMs(),
      officer: officer.id,
      what: "choosePeople",
      caseId: request.caseId,
      reason: `request ${requestId}, ${people.length} people`,
    });
  });
  return { request: await viewRequest(office, requestId) };
}

/** As soon as one issuer may have told people apart, and as long as the orders last. */
export function isChoosable(state: RequestState): boolean {
  return ["running", "choosing", "done", "partial"].includes(state);
}

function checkTurn({ stage, state, expiresAt, reason }: Request, now: number): void {
  if (stage !== "identities" || reason === null || !isChoosable(state)) throw new Problem("conflict");
  if (now >= expiresAt) throw new Problem("order-expired");
}

/** Returns how many people are asked for anew. */
async function askForNames(
  tx: Tx,
  box: CaseBox,
  { request, order, people }: { request: Request; order: Order; people: number[] },
): Promise<number> {
  const earlier = await earlierBodies(tx, box, order);
  const asked = new Set(earlier.flatMap((body) => body.people ?? []));
  const chosen = people.filter((person) => !asked.has(person)).sort((a, b) => a - b);
  if (chosen.length === 0) return 0;
  await checkKnown(tx, box, { request, order, chosen });
  if (asked.size + chosen.length > (claimsOf(order, box).limits.people ?? 0)) throw new Problem("order-limit");
  const [groups] = earlier;
  if (!groups) throw new Problem("conflict");
  const step = `names-${earlier.length}`;
  const body = box.seal(`exchange/${order.id}/${step}`, {
    order: groups.order,
    headers: groups.headers,
    people: chosen,
  } satisfies IdentityBody);
  await insertExchange(tx, { orderId: order.id, step, body });
  return chosen.length;
}

/** How many this officer names a day, and how many this request has named in all. */
async function checkPeople(
  office: Office,
  tx: Tx,
  { officer, orders, more, box }: { officer: Officer; orders: Order[]; more: number; box: CaseBox },
): Promise<void> {
  await spend(office, tx, { officer, what: "people", count: more });
  let sum = 0;
  for (const order of orders) sum += (await earlierBodies(tx, box, order)).flatMap((body) => body.people ?? []).length;
  await checkLimit(office, tx, { officer, what: "order-people", sum });
}

async function earlierBodies(tx: Tx, box: CaseBox, order: Order): Promise<IdentityBody[]> {
  const exchanges = await exchangesOf(tx, order.id);
  return exchanges.map(({ step, body }) => box.open<IdentityBody>(`exchange/${order.id}/${step}`, body));
}

/** Only people the issuer has told apart under this very order: its numbers mean nothing elsewhere. */
async function checkKnown(
  tx: Tx,
  box: CaseBox,
  { request, order, chosen }: { request: Request; order: Order; chosen: number[] },
): Promise<void> {
  const lists = await readLists(tx, box, { caseId: request.caseId, kind: "groups", source: `order-${order.id}` });
  const known = new Set(lists.flatMap(({ items }) => items.map(({ person }) => person)));
  if (chosen.some((person) => !known.has(person))) throw new Problem("malformed-request");
}
