import type { Tx } from "@kipass/service-kit/postgres/database";

export type ExportFormat = "xlsx" | "csv" | "sormas" | "go-data" | "json";

export interface ExportedFile {
  name: string;
  rows: number;
  sha256: string;
}

export interface Export {
  caseId: number;
  officer: string;
  atMs: number;
  format: ExportFormat;
  rows: number;
  files: ExportedFile[];
  /** Sealed. */
  recipient: Buffer;
  reason: Buffer;
}

export async function insertExport(tx: Tx, one: Export): Promise<void> {
  await tx.query(
    `INSERT INTO contact_exports (case_id, officer, at_ms, format, rows, files, recipient, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [one.caseId, one.officer, one.atMs, one.format, one.rows, JSON.stringify(one.files), one.recipient, one.reason],
  );
}

/** Newest first; words are null once the case is destroyed. */
export async function readExports(
  tx: Tx,
  caseId: number,
  limit: number,
): Promise<
  (Omit<Export, "caseId" | "recipient" | "reason"> & { id: number; recipient: Buffer | null; reason: Buffer | null })[]
> {
  const { rows } = await tx.query(
    `SELECT id, officer, at_ms AS "atMs", format, rows, files, recipient, reason FROM contact_exports
     WHERE case_id = $1 ORDER BY id DESC LIMIT $2`,
    [caseId, limit],
  );
  return rows as never;
}
