import type { Tx } from "@kipass/service-kit/postgres/database";

export interface Access {
  atMs: number;
  /** An officer's id, or `command`. */
  officer: string;
  /** The endpoint's name. */
  what: string;
  caseId: number | null;
  /** Impersonal: the case or request under which it happened. */
  reason: string;
}

/** A screen that refreshes itself is one view. */
const SAME_VIEW_MS = 600_000;

/** Writes down something that was done; each time anew. */
export async function insertAccess(tx: Tx, access: Access): Promise<void> {
  await logAccess(tx, access, 0);
}

/** Writes down that something was seen: once in ten minutes while officer, case, endpoint and reason stay the same. */
export async function insertView(tx: Tx, access: Access): Promise<void> {
  await logAccess(tx, access, SAME_VIEW_MS);
}

async function logAccess(tx: Tx, { atMs, officer, what, caseId, reason }: Access, onceInMs: number): Promise<void> {
  await tx.query("SELECT log_access($1, $2, $3, $4, $5, $6)", [atMs, officer, what, caseId, reason, onceInMs]);
}

export interface AccessLine extends Access {
  id: number;
  caseNumber: string | null;
  hash: Buffer;
}

export interface AccessFilter {
  officer: string | null;
  caseNumber: string | null;
  /** Unix milliseconds. */
  fromMs: number;
  toMs: number;
  /** Only older lines than this one. */
  before: number;
}

/** Newest first, of the regions the reader audits. */
export async function listAccess(tx: Tx, of: AccessFilter, limit: number): Promise<AccessLine[]> {
  const { rows } = await tx.query<AccessLine>(
    `SELECT id, at_ms AS "atMs", officer, what, case_id AS "caseId", case_number AS "caseNumber", reason, hash FROM access_log
     WHERE id < $1 AND at_ms >= $2 AND at_ms < $3 AND ($4::text IS NULL OR officer = $4) AND ($5::text IS NULL OR case_number = $5)
     ORDER BY id DESC LIMIT $6`,
    [of.before, of.fromMs, of.toMs, of.officer, of.caseNumber, limit],
  );
  return rows;
}
