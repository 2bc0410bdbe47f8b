import type { Tx } from "@kipass/service-kit/postgres/database";

export type Stage = "places" | "co-visitors" | "identities";
export type RequestState =
  | "drafted"
  | "signed"
  | "approved"
  | "running"
  | "choosing"
  | "done"
  | "partial"
  | "returned"
  | "expired";

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
  returnedReason: Buffer | null;
  attempts: number;
}

const COLUMNS = `id, case_id AS "caseId", stage, state, reason, drafted_by AS "draftedBy", drafted_at_ms AS "draftedAtMs",
  expires_at AS "expiresAt", emergency, returned_reason AS "returnedReason", attempts`;

export type Draft = Pick<Request, "caseId" | "stage" | "draftedBy" | "draftedAtMs" | "expiresAt" | "emergency"> & {
  reason: Buffer;
};

export async function insertRequest(tx: Tx, draft: Draft): Promise<number> {
  const { rows } = await tx.query(
    `INSERT INTO requests (case_id, stage, state, reason, drafted_by, drafted_at_ms, expires_at, emergency)
     VALUES ($1, $2, 'drafted', $3, $4, $5, $6, $7) RETURNING id`,
    [draft.caseId, draft.stage, draft.reason, draft.draftedBy, draft.draftedAtMs, draft.expiresAt, draft.emergency],
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

/** Requests of the case that two officers have approved. */
export async function approvedRequestsOf(tx: Tx, caseId: number): Promise<number[]> {
  const { rows } = await tx.query(
    "SELECT id FROM requests WHERE case_id = $1 AND state IN ('approved', 'running', 'choosing', 'done', 'partial') ORDER BY id",
    [caseId],
  );
  return rows.map(({ id }) => id);
}

/** Two investigators drafting for one case wait for one another. */
export async function lockDrafting(tx: Tx, caseId: number): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('kipass/draft'), hashint8($1))", [caseId]);
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

/** Has the worker look at the request, in so many seconds; asking again replaces the earlier wish. */
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
