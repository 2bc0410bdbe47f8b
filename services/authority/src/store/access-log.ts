import type { Tx } from "@kipass/service-kit/postgres/database";

export interface Access {
  atMs: number;
  officer: string;
  /** The endpoint's name. */
  what: string;
  caseId: number | null;
  /** Impersonal: the case or request under which it happened. */
  reason: string;
}

export async function insertAccess(tx: Tx, { atMs, officer, what, caseId, reason }: Access): Promise<void> {
  await tx.query("INSERT INTO access_log (at_ms, officer, what, case_id, reason) VALUES ($1, $2, $3, $4, $5)", [
    atMs,
    officer,
    what,
    caseId,
    reason,
  ]);
}
