import type { Tx } from "@kipass/service-kit/postgres/database";

export interface DeletionRequest {
  id: number;
  duplicateOf: number | null;
  reason: string;
  requestedMs: number;
  state: "open" | "done" | "refused" | "taken-back";
  answer: string | null;
}

const COLUMNS = `id, duplicate_of AS "duplicateOf", reason, requested_ms AS "requestedMs", state, answer`;

/** Undefined when one is open already. */
export async function insertDeletionRequest(
  tx: Tx,
  request: Pick<DeletionRequest, "duplicateOf" | "reason"> & { facility: number; nowMs: number },
): Promise<DeletionRequest | undefined> {
  const { rows } = await tx.query<DeletionRequest>(
    `INSERT INTO deletion_requests (facility, duplicate_of, reason, requested_ms, state) VALUES ($1, $2, $3, $4, 'open')
     ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
    [request.facility, request.duplicateOf, request.reason, request.nowMs],
  );
  return rows[0];
}

export async function findLastDeletionRequest(tx: Tx, facility: number): Promise<DeletionRequest | undefined> {
  const { rows } = await tx.query<DeletionRequest>(
    `SELECT ${COLUMNS} FROM deletion_requests WHERE facility = $1 ORDER BY id DESC LIMIT 1`,
    [facility],
  );
  return rows[0];
}

/** Ends the open request; false when there is none. */
export async function decideDeletionRequest(
  tx: Tx,
  facility: number,
  { state, answer, nowMs }: { state: "done" | "refused" | "taken-back"; answer: string | null; nowMs: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE deletion_requests SET state = $2, answer = $3, decided_ms = $4 WHERE facility = $1 AND state = 'open'",
    [facility, state, answer, nowMs],
  );
  return rowCount === 1;
}
