import { createHmac } from "node:crypto";
import { toBase64url } from "@kipass/protocol/bytes";
import { dayOf } from "@kipass/protocol/day";
import { type AnswerKind, requestHash } from "@kipass/protocol/disclosure";
import type { OrderClaims } from "@kipass/protocol/order";
import { Problem } from "@kipass/protocol/problem";
import { openAnswer } from "@kipass/service-kit/answer";
import { appendEntry } from "@kipass/service-kit/ledger";
import { requestBytes } from "@kipass/service-kit/order-desk";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import { type CaseBox, caseBox } from "../cases/case-box.ts";
import { ledgerOf, type Office } from "../office.ts";
import { findExchange, insertExchange, markAnswered, markAsked } from "../store/exchanges.ts";
import { addReceived, type Order, setOrderState } from "../store/orders.ts";
import { findRequest, mayStillAsk } from "../store/requests.ts";
import { Cancelled } from "./attempt.ts";
import type { Parties } from "./parties.ts";
import { claimsOf } from "./signed-order.ts";

/** One order under way, with what opens it. */
export interface OpenOrder {
  order: Order;
  claims: OrderClaims;
  box: CaseBox;
  caseId: number;
}

export function openedOrder(office: Pick<Office, "vault">, order: Order, caseId: number): OpenOrder {
  const box = caseBox(office.vault, caseId);
  return { order, claims: claimsOf(order, box), box, caseId };
}

/** What is asked in one step of an order, and what is done with the answer. */
export interface Asking<Body extends { order: string }, Item> {
  step: string;
  /** As the public logs call it. */
  kind: AnswerKind;
  /** Made once; every later attempt sends what was kept. */
  body: (tx: Tx) => Promise<Body>;
  ask: (body: Body) => Promise<Item[]>;
  /** Keeps what the order allows, in the transaction that marks the step answered. Returns how many items that was. */
  keep: (tx: Tx, items: Item[], body: Body) => Promise<number>;
  /** How many people so many kept items are about, whom their issuer has to tell; nobody without. */
  named?: (kept: number) => number;
}

/**
 * Carries one request to an asked party through, however often it is interrupted: the body is kept before it is first sent, the public
 * log says so before the party hears of it, and an answer counts once.
 * @throws Cancelled when the request was called off
 * @throws Problem the party's refusal, or that it cannot be reached or understood
 */
export async function exchange<Body extends { order: string }, Item>(
  office: Office,
  open: OpenOrder,
  asking: Asking<Body, Item>,
): Promise<void> {
  const { order } = open;
  const body = await keptBody(office, open, asking);
  if (body === "answered") return;
  await sayBeforeAsking(office, open, asking, body);
  const items = await asking.ask(body);
  await office.db.tx("keep-answer", async (tx) => {
    if (!(await markAnswered(tx, order.id, asking.step, office.clock.nowMs()))) return;
    const kept = await asking.keep(tx, items, body);
    await addReceived(tx, order.id, kept, asking.named?.(kept) ?? 0);
  });
}

/** Asks for a sealed answer and opens it: whole, from this party, to this very request. */
export function sealedAnswer<Body extends { order: string }, Item>(
  parties: Parties,
  { order, box }: OpenOrder,
  {
    kind,
    send,
    read,
  }: { kind: AnswerKind; send: (body: Body) => Promise<{ parts: string[] }>; read: (items: unknown[]) => Item[] },
): (body: Body) => Promise<Item[]> {
  const { audience: party, hash: orderHash, reference, recipientKey } = order;
  if (!recipientKey) throw new Error("the order has run out and its key is destroyed");
  const privateKey = box.openBytes(`recipient/${reference}`, recipientKey);
  const partyPublicKey = parties.keyOf(party);
  return async (body) => {
    const context = { orderHash, party, kind, requestHash: requestHash(requestBytes(body), primitives) };
    try {
      const { parts } = await send(body);
      return read(await openAnswer(parts, { ...context, privateKey, partyPublicKey }));
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw Object.assign(new Problem("disclosure-unavailable"), { cause: error });
    }
  };
}

async function keptBody<Body extends { order: string }>(
  { db }: Office,
  { order, box }: OpenOrder,
  { step, body }: Pick<Asking<Body, never>, "step" | "body">,
): Promise<Body | "answered"> {
  const label = `exchange/${order.id}/${step}`;
  return db.tx("keep-request", async (tx) => {
    const before = await findExchange(tx, order.id, step);
    if (!before) {
      const made = await body(tx);
      if (await insertExchange(tx, { orderId: order.id, step, body: box.seal(label, made) })) return made;
    }
    const kept = before ?? (await findExchange(tx, order.id, step));
    if (!kept || kept.answeredAtMs !== null) return "answered";
    return box.open<Body>(label, kept.body);
  });
}

/** The authority's own public log names every order it is about to use; who asks first and logs later could forget to. */
async function sayBeforeAsking<Body extends { order: string }>(
  office: Office,
  { order, claims }: OpenOrder,
  { step, kind }: Pick<Asking<Body, never>, "step" | "kind">,
  body: Body,
): Promise<void> {
  await office.db.tx("say-before-asking", async (tx) => {
    if (!(await mayStillAsk(tx, order.requestId))) throw new Cancelled();
    if (!(await markAsked(tx, order.id, step, office.clock.nowMs()))) return;
    await setOrderState(tx, order.id, "sent", null);
    const { reference, limits } = claims;
    const emergency = (await findRequest(tx, order.requestId))?.emergency;
    const commitment = toBase64url(
      createHmac("sha256", office.vault.key("commitment")).update(requestBytes(body)).digest(),
    );
    const entry = {
      asked: order.audience,
      reference,
      order: kind,
      ...windowDays(claims),
      limits,
      commitment,
      ...(emergency && { emergency }),
    };
    await appendEntry(tx, { kind: "disclosure", ...entry }, ledgerOf(office));
  });
}

/** Rounded outward to days. */
function windowDays({ kind, scope }: OrderClaims): { from: string; to: string } {
  const windows = kind === "visits-at-place" ? scope.places : [scope];
  return {
    from: dayOf(Math.min(...windows.map(({ from }) => from))),
    to: dayOf(Math.max(...windows.map(({ to }) => to)) - 1),
  };
}
