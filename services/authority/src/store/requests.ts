import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

export type Stage = "places" | "co-visitors" | "identities" | "safe-numbers";
export type RequestState =
  | "drafted"
  | "signed"
  | "approved"
  | "running"
  | "choosing"
  | "done"
  | "partial"
  | "returned"
  | "expired"
  | "cancelled";

export interface Request {
  id: number;
  caseId: number;
  stage: Stage;
  state: RequestState;
  /** Sealed; null once the case is destroyed. */
  reason: Buffer | null;
  draftedBy: string;
  draftedAtMs: number;
  expiresAt: number;
  /** An approver of any region may sign. */
  emergency: boolean;
  /** From this day issuers tell whom they named; null in requests of before this was kept. */
  notifyAfter: Day | null;
  /** When parties out of reach are asked again; null while none is. */
  nextRoundAtMs: number | null;
  returnedReason: Buffer | null;
  cancelledBy: string | null;
  cancelledAtMs: number | null;
  attempts: number;
}

const COLUMNS = `id, case_id AS "caseId", stage, state, reason, drafted_by AS "draftedBy", drafted_at_ms AS "draftedAtMs",
  expires_at AS "expiresAt", emergency, returned_reason AS "returnedReason", attempts,
  notify_after AS "notifyAfter", next_round_at_ms AS "nextRoundAtMs", cancelled_by AS "cancelledBy", cancelled_at_ms AS "cancelledAtMs"`;

export type Draft = Pick<
  Request,
  "caseId" | "stage" | "draftedBy" | "draftedAtMs" | "expiresAt" | "notifyAfter" | "emergency"
> & {
  reason: Buffer;
};

export async function insertRequest(tx: Tx, draft: Draft): Promise<number> {
  const { rows } = await tx.query(
    `INSERT INTO requests (case_id, stage, state, reason, drafted_by, drafted_at_ms, expires_at, notify_after, emergency)
     VALUES ($1, $2, 'drafted', $3, $4, $5, $6, $7, $8) RETURNING id`,
    [
      draft.caseId,
      draft.stage,
      draft.reason,
      draft.draftedBy,
      draft.draftedAtMs,
      draft.expiresAt,
      draft.notifyAfter,
      draft.emergency,
    ],
  );
  return rows[0].id;
}

export async function findRequest(tx: Tx, id: number): Promise<Request | undefined> {
  const { rows } = await tx.query<Request>(`SELECT ${COLUMNS} FROM requests WHERE id = $1`, [id]);
  return rows[0];
}

/** As `findRequest`, and nobody else changes it until the transaction ends. */
export async function lockRequest(tx: Tx, id: number): Promise<Request | undefined> {
  const { rows } = await tx.query<Request>(`SELECT ${COLUMNS} FROM requests WHERE id = $1 FOR UPDATE`, [id]);
  return rows[0];
}

/** Newest first. */
export async function listRequests(tx: Tx, limit: number): Promise<Request[]> {
  const { rows } = await tx.query<Request>(`SELECT ${COLUMNS} FROM requests ORDER BY id DESC LIMIT $1`, [limit]);
  return rows;
}

/** Newest first. */
export async function requestsOfCase(tx: Tx, caseId: number, limit: number): Promise<Request[]> {
  const { rows } = await tx.query<Request>(
    `SELECT ${COLUMNS} FROM requests WHERE case_id = $1 ORDER BY id DESC LIMIT $2`,
    [caseId, limit],
  );
  return rows;
}

/** From which day each issuer tells how many people it named: the most it can be, for one person under two orders counts twice. */
export async function noticesOf(tx: Tx, caseId: number): Promise<{ issuer: string; people: number; from: Day }[]> {
  const { rows } = await tx.query<{ issuer: string; people: number; from: Day }>(
    `SELECT o.audience AS issuer, r.notify_after AS "from", sum(o.named)::int AS people
     FROM orders o JOIN requests r ON r.id = o.request_id
     WHERE r.case_id = $1 AND o.named > 0 AND r.notify_after IS NOT NULL GROUP BY o.audience, r.notify_after ORDER BY "from", issuer`,
    [caseId],
  );
  return rows;
}

/** Requests of the case that two officers have approved; one that was called off only where something had come. */
export async function approvedRequestsOf(tx: Tx, caseId: number): Promise<number[]> {
  const { rows } = await tx.query(
    `SELECT id FROM requests r WHERE case_id = $1 AND (state IN ('approved', 'running', 'choosing', 'done', 'partial')
       OR state = 'cancelled' AND EXISTS (SELECT FROM orders o WHERE o.request_id = r.id AND o.received > 0)) ORDER BY id`,
    [caseId],
  );
  return rows.map(({ id }) => id);
}

/** Whether the case has an unexpired request of this stage that two officers, or the asked parties, are still busy with. */
export async function isStageBusy(tx: Tx, caseId: number, stage: Stage, nowSeconds: number): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT EXISTS (SELECT FROM requests WHERE case_id = $1 AND stage = $2 AND expires_at > $3
       AND state IN ('drafted', 'signed', 'approved', 'running')) AS busy`,
    [caseId, stage, nowSeconds],
  );
  return rows[0].busy;
}

export async function setRequestState(tx: Tx, id: number, state: RequestState): Promise<void> {
  await tx.query("UPDATE requests SET state = $2 WHERE id = $1", [id, state]);
}

/** As `requestsOfCase`, all of them, and nobody else changes one until the transaction ends. */
export async function lockRequestsOf(tx: Tx, caseId: number): Promise<Request[]> {
  const { rows } = await tx.query<Request>(
    `SELECT ${COLUMNS} FROM requests WHERE case_id = $1 ORDER BY id FOR UPDATE`,
    [caseId],
  );
  return rows;
}

export async function markCancelled(tx: Tx, id: number, by: string, atMs: number): Promise<void> {
  await tx.query("UPDATE requests SET state = 'cancelled', cancelled_by = $2, cancelled_at_ms = $3 WHERE id = $1", [
    id,
    by,
    atMs,
  ]);
}

/** True unless the request was called off; nobody calls it off until the transaction ends. */
export async function mayStillAsk(tx: Tx, id: number): Promise<boolean> {
  const { rows } = await tx.query("SELECT state <> 'cancelled' AS may FROM requests WHERE id = $1 FOR SHARE", [id]);
  return rows[0]?.may ?? false;
}

/** When the request is looked at next, for officers to see. */
export async function setNextRound(tx: Tx, id: number, atMs: number | null): Promise<void> {
  await tx.query("UPDATE requests SET next_round_at_ms = $2 WHERE id = $1", [id, atMs]);
}

export async function returnToDrafter(tx: Tx, id: number, reason: Buffer): Promise<void> {
  await tx.query("UPDATE requests SET state = 'returned', returned_reason = $2 WHERE id = $1", [id, reason]);
}

/** Every approved request that has not come to its end. */
export async function requestsUnderWay(tx: Tx): Promise<number[]> {
  const { rows } = await tx.query(
    "SELECT id FROM requests WHERE state IN ('approved', 'running', 'choosing') ORDER BY id",
  );
  return rows.map(({ id }) => id);
}

/** Has the worker look at the request in so many seconds, or sooner where that is wished already: a round says when the next one is. */
export async function enqueueRequest(tx: Tx, id: number, afterSeconds = 0): Promise<void> {
  await tx.query("SELECT enqueue_request($1, now() + make_interval(secs => $2))", [id, afterSeconds]);
}

/** Rounds without progress in a row, counting this one. */
export async function countAttempt(tx: Tx, id: number): Promise<number> {
  const { rows } = await tx.query("UPDATE requests SET attempts = attempts + 1 WHERE id = $1 RETURNING attempts", [id]);
  return rows[0].attempts;
}

export async function forgetAttempts(tx: Tx, id: number): Promise<void> {
  await tx.query("UPDATE requests SET attempts = 0 WHERE id = $1 AND attempts > 0", [id]);
}
