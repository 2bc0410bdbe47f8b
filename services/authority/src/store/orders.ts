import type { Approval } from "@kipass/protocol/approval";
import type { OrderKind } from "@kipass/protocol/order";
import type { ProblemCode } from "@kipass/protocol/problem";
import type { Tx } from "@kipass/service-kit/postgres/database";

export type OrderState = "drafted" | "waiting" | "sent" | "done" | "failed";

export interface Order {
  id: number;
  requestId: number;
  audience: string;
  kind: OrderKind;
  reference: string;
  /** Sealed; null once the case is destroyed. */
  bytes: Buffer | null;
  hash: Buffer;
  /** Sealed; null once the order has run out. */
  recipientKey: Buffer | null;
  /** Sealed pass headers of an order for identities; null for others and once the order has run out. */
  passes: Buffer | null;
  state: OrderState;
  received: number;
  problem: ProblemCode | null;
}

export interface KeptApproval extends Approval {
  orderId: number;
  atMs: number;
}

const COLUMNS = `id, request_id AS "requestId", audience, kind, reference, bytes, hash, recipient_key AS "recipientKey",
  passes, state, received, problem`;

export type NewOrder = Pick<Order, "requestId" | "audience" | "kind" | "reference" | "hash" | "passes"> & {
  bytes: Buffer;
  recipientKey: Buffer;
};

export async function insertOrder(tx: Tx, order: NewOrder): Promise<void> {
  await tx.query(
    `INSERT INTO orders (request_id, audience, kind, reference, bytes, hash, recipient_key, passes, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'drafted')`,
    [
      order.requestId,
      order.audience,
      order.kind,
      order.reference,
      order.bytes,
      order.hash,
      order.recipientKey,
      order.passes,
    ],
  );
}

export async function ordersOf(tx: Tx, requestIds: readonly number[]): Promise<Order[]> {
  const { rows } = await tx.query<Order>(`SELECT ${COLUMNS} FROM orders WHERE request_id = ANY($1) ORDER BY id`, [
    requestIds,
  ]);
  return rows;
}

export async function approvalsOf(tx: Tx, orderIds: readonly number[]): Promise<KeptApproval[]> {
  const { rows } = await tx.query<KeptApproval>(
    `SELECT order_id AS "orderId", officer, hashes, authenticator_data AS "authenticatorData", client_data AS "clientData",
       signature, at_ms AS "atMs" FROM approvals WHERE order_id = ANY($1) ORDER BY at_ms, officer`,
    [orderIds],
  );
  return rows;
}

export async function insertApproval(tx: Tx, approval: KeptApproval): Promise<void> {
  const { orderId, officer, hashes, authenticatorData, clientData, signature, atMs } = approval;
  await tx.query(
    `INSERT INTO approvals (order_id, officer, hashes, authenticator_data, client_data, signature, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [orderId, officer, hashes, authenticatorData, clientData, signature, atMs],
  );
}

/** The order-signing key it is sealed with, once it has been. */
export async function kidOf(tx: Tx, id: number): Promise<string | null> {
  const { rows } = await tx.query("SELECT kid FROM orders WHERE id = $1 FOR UPDATE", [id]);
  return rows[0]?.kid ?? null;
}

/** Of orders that are under way and have not run out. */
export async function kidsInUse(tx: Tx, nowSeconds: number): Promise<Set<string>> {
  const { rows } = await tx.query<{ kid: string }>(
    `SELECT DISTINCT o.kid FROM orders o JOIN requests r ON r.id = o.request_id
     WHERE o.kid IS NOT NULL AND r.expires_at > $1 AND r.state IN ('approved', 'running', 'choosing', 'done', 'partial')`,
    [nowSeconds],
  );
  return new Set(rows.map(({ kid }) => kid));
}

export async function keepKid(tx: Tx, id: number, kid: string): Promise<void> {
  await tx.query("UPDATE orders SET kid = $2 WHERE id = $1", [id, kid]);
}

/** All orders of a request together, while they are drafted and signed. */
export async function setOrderStates(tx: Tx, requestId: number, state: OrderState): Promise<void> {
  await tx.query("UPDATE orders SET state = $2 WHERE request_id = $1", [requestId, state]);
}

export async function setOrderState(tx: Tx, id: number, state: OrderState, problem: ProblemCode | null): Promise<void> {
  await tx.query("UPDATE orders SET state = $2, problem = $3 WHERE id = $1", [id, state, problem]);
}

export async function addReceived(tx: Tx, id: number, items: number, named: number): Promise<void> {
  await tx.query("UPDATE orders SET received = received + $2, named = named + $3, problem = NULL WHERE id = $1", [
    id,
    items,
    named,
  ]);
}
