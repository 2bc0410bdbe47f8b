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

/** Chained to the line before when the transaction commits. */
export async function insertAccess(tx: Tx, access: Access): Promise<void> {
  await tx.query(
    "INSERT INTO office_access_log (at_ms, officer, region, what, about, why, refused) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    [access.atMs, access.officer, access.region, access.what, access.about, access.why, access.refused],
  );
}

export interface AccessLine extends Omit<Access, "officer"> {
  id: number;
  officer: { id: number; name: string };
  hash: Buffer;
}

export interface AccessFilter {
  officer: number | undefined;
  facility: number | undefined;
  what: string | undefined;
  /** Unix milliseconds. */
  fromMs: number;
  belowMs: number;
  /** Only older lines than this one. */
  before: number | undefined;
}

/** Newest first. The officers' names are those that are in reach; what this very request wrote has no place in the chain yet. */
export async function findAccesses(tx: Tx, filter: AccessFilter, limit: number): Promise<AccessLine[]> {
  const { rows } = await tx.query<AccessLine>(
    `SELECT l.id, l.at_ms AS "atMs", json_build_object('id', o.id, 'name', o.name || ' ' || o.title) AS officer, l.region, l.what, l.about,
       l.why, l.refused, l.hash
       FROM office_access_log l JOIN officers o ON o.id = l.officer
      WHERE l.link IS NOT NULL AND l.at_ms >= $1 AND l.at_ms < $2 AND ($3::bigint IS NULL OR l.id < $3)
        AND ($4::bigint IS NULL OR l.officer = $4) AND ($5::text IS NULL OR l.what = $5)
        AND ($6::text IS NULL OR $6 = ANY (string_to_array(l.about, ' ')))
      ORDER BY l.id DESC LIMIT $7`,
    [
      filter.fromMs,
      filter.belowMs,
      filter.before ?? null,
      filter.officer ?? null,
      filter.what ?? null,
      filter.facility === undefined ? null : `facility=${filter.facility}`,
      limit,
    ],
  );
  return rows;
}

/** Everybody in reach, those who have left too. */
export async function findLoggedOfficers(tx: Tx): Promise<{ id: number; name: string }[]> {
  const { rows } = await tx.query("SELECT id, name || ' ' || title AS name FROM officers ORDER BY name, id LIMIT 1000");
  return rows;
}

export interface LogCheck {
  atMs: number;
  lines: number;
  fault: string | null;
}

export async function insertCheck(tx: Tx, { atMs, lines, fault }: LogCheck): Promise<void> {
  await tx.query("INSERT INTO office_log_checks (at_ms, lines, fault) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [
    atMs,
    lines,
    fault,
  ]);
}

export async function findLastCheck(tx: Tx): Promise<LogCheck | undefined> {
  const { rows } = await tx.query<LogCheck>(
    `SELECT at_ms AS "atMs", lines, fault FROM office_log_checks ORDER BY at_ms DESC LIMIT 1`,
  );
  return rows[0];
}
