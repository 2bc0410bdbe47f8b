import { createHmac } from "node:crypto";
import { toBase64url } from "@kipass/protocol/bytes";
import { dayOf } from "@kipass/protocol/day";
import { type AnswerKind, requestHash } from "@kipass/protocol/disclosure";
import type { OrderClaims } from "@kipass/protocol/order";
import { openAnswer } from "@kipass/service-kit/answer";
import { appendEntry } from "@kipass/service-kit/ledger";
import { requestBytes } from "@kipass/service-kit/order-desk";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import { type CaseBox, caseBox } from "../cases/case-box.ts";
import { ledgerOf, type Office } from "../office.ts";
import { findExchange, insertExchange, markAnswered, markAsked } from "../store/exchanges.ts";
import { addReceived, type Order, setOrderState } from "../store/orders.ts";
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
  /** Made once; every later attempt sends what was kept. */
  body: (tx: Tx) => Promise<Body>;
  answerKind: AnswerKind;
  send: (body: Body) => Promise<{ parts: string[] }>;
  /** Keeps what the order allows, in the transaction that marks the step answered. Returns how many items that was. */
  keep: (tx: Tx, items: Item[], body: Body) => Promise<number>;
}

/**
 * Carries one request to an asked party through, however often it is interrupted: the body is kept before it is first sent, the public
 * log says so before the party hears of it, and an answer counts once. True when this call brought the answer.
 * @throws Problem the party's refusal, or that it cannot be reached · AnswerRefused
 */
export async function exchange<Body extends { order: string }, Item>(
  office: Office,
  parties: Parties,
  open: OpenOrder,
  asking: Asking<Body, Item>,
): Promise<boolean> {
  const { order, box } = open;
  const kept = await keptBody(office, open, asking);
  if (kept === "answered") return false;
  await sayBeforeAsking(office, open, asking, kept);
  const { parts } = await asking.send(kept);
  const items = await openAnswer<Item>(parts, {
    orderHash: order.hash,
    party: order.audience,
    kind: asking.answerKind,
    requestHash: requestHash(requestBytes(kept), primitives),
    privateKey: recipientKey(open),
    partyPublicKey: parties.keyOf(order.audience),
  });
  return office.db.tx("keep-answer", async (tx) => {
    if (!(await markAnswered(tx, order.id, asking.step, office.clock.nowMs()))) return false;
    await addReceived(tx, order.id, await asking.keep(tx, items, kept));
    return true;
  });

  function recipientKey({ order: { recipientKey: sealed, reference } }: OpenOrder): Buffer {
    if (!sealed) throw new Error("the order has run out and its key is destroyed");
    return box.openBytes(`recipient/${reference}`, sealed);
  }
}

async function keptBody<Body extends { order: string }>(
  { db }: Office,
  { order, box }: OpenOrder,
  { step, body }: Pick<Asking<Body, never>, "step" | "body">,
): Promise<Body | "answered"> {
  const label = `exchange/${order.id}/${step}`;
  return db.tx("keep-request", async (tx) => {
    if (!(await findExchange(tx, order.id, step))) {
      await insertExchange(tx, { orderId: order.id, step, body: box.seal(label, await body(tx)) });
    }
    const kept = await findExchange(tx, order.id, step);
    if (!kept || kept.answeredAtMs !== null) return "answered";
    return box.open<Body>(label, kept.body);
  });
}

/** The authority's own public log names every order it is about to use; who asks first and logs later could forget to. */
async function sayBeforeAsking<Body extends { order: string }>(
  office: Office,
  { order, claims }: OpenOrder,
  { step, answerKind }: Pick<Asking<Body, never>, "step" | "answerKind">,
  body: Body,
): Promise<void> {
  await office.db.tx("say-before-asking", async (tx) => {
    if (!(await markAsked(tx, order.id, step, office.clock.nowMs()))) return;
    await setOrderState(tx, order.id, "sent", null);
    const commitment = createHmac("sha256", office.vault.key("commitment")).update(requestBytes(body)).digest();
    await appendEntry(
      tx,
      {
        kind: "disclosure",
        asked: order.audience,
        reference: claims.reference,
        order: answerKind,
        ...windowDays(claims),
        limits: claims.limits,
        commitment: toBase64url(commitment),
      },
      ledgerOf(office),
    );
  });
}

/** Rounded outward to days. */
export function windowDays({ kind, scope }: OrderClaims): { from: string; to: string } {
  const windows = kind === "visits-at-place" ? scope.places : [scope];
  return {
    from: dayOf(Math.min(...windows.map(({ from }) => from))),
    to: dayOf(Math.max(...windows.map(({ to }) => to)) - 1),
  };
}
