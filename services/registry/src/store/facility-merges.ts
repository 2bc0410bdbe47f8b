import type { Tx } from "@kipass/service-kit/postgres/database";
import type { FacilityStatus } from "./facilities.ts";

export interface FacilityMerge {
  id: number;
  earlier: number;
  later: number | null;
  statusBefore: FacilityStatus;
  versionAfter: number;
  byName: string;
  atMs: number;
}

const COLUMNS = `id, earlier, later, status_before AS "statusBefore", version_after AS "versionAfter", by_name AS "byName", at_ms AS "atMs"`;

export async function insertMerge(tx: Tx, merge: Omit<FacilityMerge, "id">): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO facility_merges (earlier, later, status_before, version_after, by_name, at_ms) VALUES ($1, $2, $3, $4, $5, $6)
     RETURNING id`,
    [merge.earlier, merge.later, merge.statusBefore, merge.versionAfter, merge.byName, merge.atMs],
  );
  return (rows[0] as { id: number }).id;
}

/** Not taken back. */
export async function findMerge(tx: Tx, id: number): Promise<FacilityMerge | undefined> {
  const { rows } = await tx.query<FacilityMerge>(
    `SELECT ${COLUMNS} FROM facility_merges WHERE id = $1 AND reverted_ms IS NULL`,
    [id],
  );
  return rows[0];
}

/** The one that ended this facility, unless it was taken back. */
export async function findMergeOf(tx: Tx, facility: number): Promise<FacilityMerge | undefined> {
  const { rows } = await tx.query<FacilityMerge>(
    `SELECT ${COLUMNS} FROM facility_merges WHERE earlier = $1 AND reverted_ms IS NULL ORDER BY id DESC LIMIT 1`,
    [facility],
  );
  return rows[0];
}

/** False when somebody was faster. */
export async function markReverted(tx: Tx, id: number, nowMs: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE facility_merges SET reverted_ms = $2 WHERE id = $1 AND reverted_ms IS NULL",
    [id, nowMs],
  );
  return rowCount === 1;
}

export async function deleteSuccession(tx: Tx, earlier: number): Promise<void> {
  await tx.query("DELETE FROM facility_lineage WHERE earlier = $1 AND kind = 'merged'", [earlier]);
}

/** What a facility went on from and goes on as, one step away. */
export async function findRelated(
  tx: Tx,
  facility: number,
): Promise<{ id: number; kind: "moved" | "merged"; isLater: boolean }[]> {
  const { rows } = await tx.query(
    `SELECT CASE WHEN earlier = $1 THEN later ELSE earlier END AS id, kind, earlier = $1 AS "isLater"
       FROM facility_lineage WHERE $1 IN (earlier, later) ORDER BY at_ms LIMIT 20`,
    [facility],
  );
  return rows;
}

/** Open requests for deletion, the oldest first. */
export async function findDeletionRequests(
  tx: Tx,
  limit: number,
): Promise<{
  total: number;
  requests: { id: number; facility: number; duplicateOf: number | null; reason: string; requestedMs: number }[];
}> {
  const { rows } = await tx.query<{
    total: number;
    id: number;
    facility: number;
    duplicateOf: number | null;
    reason: string;
    requestedMs: number;
  }>(
    `SELECT id, facility, duplicate_of AS "duplicateOf", reason, requested_ms AS "requestedMs", count(*) OVER () AS total
       FROM deletion_requests WHERE state = 'open' ORDER BY requested_ms, id LIMIT $1`,
    [limit],
  );
  return { total: rows[0]?.total ?? 0, requests: rows.map(({ total, ...request }) => request) };
}
