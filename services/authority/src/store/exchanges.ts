import type { Tx } from "@kipass/service-kit/postgres/database";

/** One request to an asked party under an order. */
export interface Exchange {
  orderId: number;
  step: string;
  /** The exact body, sealed. */
  body: Buffer;
  askedAtMs: number | null;
  answeredAtMs: number | null;
}

const STANDING = `order_id AS "orderId", step, asked_at_ms AS "askedAtMs", answered_at_ms AS "answeredAtMs"`;
const COLUMNS = `${STANDING}, body`;

/** True for the one whose body is the first, which is kept: a retry finds the bytes that were sent before. */
export async function insertExchange(
  tx: Tx,
  { orderId, step, body }: Pick<Exchange, "orderId" | "step" | "body">,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "INSERT INTO exchanges (order_id, step, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [orderId, step, body],
  );
  return rowCount === 1;
}

export async function findExchange(tx: Tx, orderId: number, step: string): Promise<Exchange | undefined> {
  const { rows } = await tx.query<Exchange>(`SELECT ${COLUMNS} FROM exchanges WHERE order_id = $1 AND step = $2`, [
    orderId,
    step,
  ]);
  return rows[0];
}

/** In the order of their steps. */
export async function exchangesOf(tx: Tx, orderId: number): Promise<Exchange[]> {
  const { rows } = await tx.query<Exchange>(`SELECT ${COLUMNS} FROM exchanges WHERE order_id = $1 ORDER BY step`, [
    orderId,
  ]);
  return rows;
}

/** How the exchanges stand, in the order of their steps: the body of one may be megabytes of pass ids. */
export async function standingOf(tx: Tx, orderId: number): Promise<Omit<Exchange, "body">[]> {
  const { rows } = await tx.query<Omit<Exchange, "body">>(
    `SELECT ${STANDING} FROM exchanges WHERE order_id = $1 ORDER BY step`,
    [orderId],
  );
  return rows;
}

/** True for the one who is first to say so. */
export async function markAsked(tx: Tx, orderId: number, step: string, nowMs: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE exchanges SET asked_at_ms = $3 WHERE order_id = $1 AND step = $2 AND asked_at_ms IS NULL",
    [orderId, step, nowMs],
  );
  return rowCount === 1;
}

/** True for the one who is first to say so. */
export async function markAnswered(tx: Tx, orderId: number, step: string, nowMs: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE exchanges SET answered_at_ms = $3 WHERE order_id = $1 AND step = $2 AND answered_at_ms IS NULL",
    [orderId, step, nowMs],
  );
  return rowCount === 1;
}

/** Whether something is to be asked that no round has begun to ask, of a party that has refused nothing. */
export async function hasUnasked(tx: Tx, requestId: number): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT EXISTS (SELECT FROM exchanges e JOIN orders o ON o.id = e.order_id
       WHERE o.request_id = $1 AND o.problem IS NULL AND e.asked_at_ms IS NULL) AS unasked`,
    [requestId],
  );
  return rows[0].unasked;
}
