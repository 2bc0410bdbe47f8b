import type { Tx } from "@kipass/service-kit/postgres/database";

export interface Access {
  atMs: number;
  officer: number;
  region: string;
  /** The endpoint's name. */
  what: string;
  about: string;
  why: string;
  /** The problem that was answered; null: it was done. */
  refused: string | null;
}

export async function insertAccess(tx: Tx, access: Access): Promise<void> {
  await tx.query(
    "INSERT INTO office_access_log (at_ms, officer, region, what, about, why, refused) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    [access.atMs, access.officer, access.region, access.what, access.about, access.why, access.refused],
  );
}

/** Newest first. The officers' names are those that are in reach. */
export async function findAccesses(
  tx: Tx,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<(Omit<Access, "officer"> & { id: number; officer: string })[]> {
  const { rows } = await tx.query(
    `SELECT l.id, l.at_ms AS "atMs", o.name || ' ' || o.title AS officer, l.region, l.what, l.about, l.why, l.refused
       FROM office_access_log l JOIN officers o ON o.id = l.officer
      WHERE $1::bigint IS NULL OR l.id < $1 ORDER BY l.id DESC LIMIT $2`,
    [before ?? null, limit],
  );
  return rows;
}

export async function eraseOldAccesses(tx: Tx, beforeMs: number): Promise<void> {
  await tx.query("DELETE FROM office_access_log WHERE at_ms < $1", [beforeMs]);
}
