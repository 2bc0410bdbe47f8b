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

export interface MergedMember {
  member: number;
  role: "manager" | "staff";
  doorBefore: number;
}

/** Everybody who works at a facility, to be taken along. */
export async function findWorkers(tx: Tx, facility: number): Promise<MergedMember[]> {
  const { rows } = await tx.query<MergedMember>(
    `SELECT id AS member, role, door AS "doorBefore" FROM members WHERE facility = $1 AND revoked_on IS NULL ORDER BY door`,
    [facility],
  );
  return rows;
}

/** How many can log in for a facility. */
export async function countWorkers(tx: Tx, facility: number): Promise<{ managers: number; staff: number }> {
  const { rows } = await tx.query(
    `SELECT count(*) FILTER (WHERE role = 'manager') AS managers, count(*) FILTER (WHERE role = 'staff') AS staff
       FROM members WHERE facility = $1 AND revoked_on IS NULL`,
    [facility],
  );
  return rows[0];
}

/** From one registration to another, at a door of its own, for as long as the merge stands. */
export async function moveMember(
  tx: Tx,
  { merge, member, doorBefore, to, door }: MergedMember & { merge: number; to: number; door: number },
): Promise<void> {
  await tx.query("INSERT INTO merged_members (merge, member, door_before) VALUES ($1, $2, $3)", [
    merge,
    member,
    doorBefore,
  ]);
  await tx.query("UPDATE members SET facility = $2, door = $3 WHERE id = $1", [member, to, door]);
}

/**
 * Back to the registration that goes on, to the doors they had: those who still work where the merge took them, or where that has gone on
 * since. Returns whom.
 */
export async function moveMembersBack(
  tx: Tx,
  { id, earlier, later }: Pick<FacilityMerge, "id" | "earlier" | "later">,
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `WITH RECURSIVE stays (id) AS (
       SELECT $3::bigint UNION SELECT l.later FROM facility_lineage l JOIN stays s ON l.earlier = s.id
     ) UPDATE members m SET facility = $2, door = g.door_before FROM merged_members g
      WHERE g.merge = $1 AND m.id = g.member AND m.revoked_on IS NULL AND m.facility IN (SELECT id FROM stays) RETURNING m.id`,
    [id, earlier, later],
  );
  return rows.map((row) => row.id);
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
