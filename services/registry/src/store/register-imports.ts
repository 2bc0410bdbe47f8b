import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Columns } from "../office/register/columns.ts";
import type { Match, MatchClass } from "../office/register/match.ts";
import type { EntryFacts } from "../office/register/read-row.ts";

export type ImportState =
  | "uploading"
  | "reading"
  | "columns"
  | "checking"
  | "checked"
  | "taking"
  | "done"
  | "failed"
  | "discarded";

export interface ImportRow {
  id: number;
  region: string;
  sectors: string[] | null;
  by: string;
  fileName: string;
  uploadParts: number;
  state: ImportState;
  fault: string | null;
  header: string[] | null;
  sample: string[][] | null;
  columns: Columns | null;
  totalLines: number;
  doneLines: number;
  reportParts: number;
  beganMs: number;
  endedMs: number | null;
  attempts: number;
}

const COLUMNS = `id, region, sectors, by_name AS by, file_name AS "fileName", upload_parts AS "uploadParts", state, fault, header, sample, columns,
  total_lines AS "totalLines", done_lines AS "doneLines", report_parts AS "reportParts", begun_ms AS "beganMs", ended_ms AS "endedMs", attempts`;

export async function insertImport(
  tx: Tx,
  row: {
    region: string;
    sectors: string[] | null;
    officer: number;
    byName: string;
    fileName: string;
    parts: number;
    nowMs: number;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO register_imports (region, sectors, officer, by_name, file_name, upload_parts, begun_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [row.region, row.sectors, row.officer, row.byName, row.fileName, row.parts, row.nowMs],
  );
  return (rows[0] as { id: number }).id;
}

export async function findImports(tx: Tx, limit: number): Promise<ImportRow[]> {
  return (await tx.query<ImportRow>(`SELECT ${COLUMNS} FROM register_imports ORDER BY id DESC LIMIT $1`, [limit])).rows;
}

export async function findImport(tx: Tx, id: number): Promise<ImportRow | undefined> {
  return (await tx.query<ImportRow>(`SELECT ${COLUMNS} FROM register_imports WHERE id = $1`, [id])).rows[0];
}

/** Waits for whoever changes it. */
export async function lockImport(tx: Tx, id: number): Promise<ImportRow | undefined> {
  return (await tx.query<ImportRow>(`SELECT ${COLUMNS} FROM register_imports WHERE id = $1 FOR UPDATE`, [id])).rows[0];
}

/** Told to whoever works on imports, once the step is committed. */
export const IMPORT_WORK = "kipass_register_imports";
const WORK: ImportState[] = ["reading", "checking", "taking"];

/** The next step of an import. */
export async function turnImport(
  tx: Tx,
  id: number,
  { state, columns, fault, endedMs }: { state: ImportState; columns?: Columns; fault?: string; endedMs?: number },
): Promise<void> {
  await tx.query(
    `UPDATE register_imports SET state = $2, columns = coalesce($3, columns), fault = $4, ended_ms = $5, done_lines = CASE WHEN $5::bigint IS NULL THEN 0 ELSE done_lines END,
       attempts = 0, working_until = NULL WHERE id = $1`,
    [id, state, columns ? JSON.stringify(columns) : null, fault ?? null, endedMs ?? null],
  );
  if (WORK.includes(state)) await tx.query("SELECT pg_notify($1, '')", [IMPORT_WORK]);
}

/** Takes the oldest that has work to do and nobody at it. Undefined when there is none. */
export async function claimImport(tx: Tx, leaseSeconds: number): Promise<ImportRow | undefined> {
  const { rows } = await tx.query<ImportRow>(
    `UPDATE register_imports SET working_until = now() + make_interval(secs => $1), attempts = attempts + 1
      WHERE id = (SELECT i.id FROM register_imports i WHERE i.state IN ('reading', 'checking', 'taking')
                   AND (i.working_until IS NULL OR i.working_until < now()) ORDER BY i.id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [leaseSeconds],
  );
  return rows[0];
}

export async function hasImportWork(tx: Tx): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT FROM register_imports WHERE state IN ('reading', 'checking', 'taking') AND (working_until IS NULL OR working_until < now()) LIMIT 1`,
  );
  return rows.length > 0;
}

export async function setProgress(
  tx: Tx,
  id: number,
  { done, total, leaseSeconds }: { done: number; total: number; leaseSeconds: number },
): Promise<void> {
  await tx.query(
    `UPDATE register_imports SET done_lines = $2, total_lines = $3, working_until = now() + make_interval(secs => $4) WHERE id = $1`,
    [id, done, total, leaseSeconds],
  );
}

export async function setHeader(
  tx: Tx,
  id: number,
  { header, sample, columns, lines }: { header: string[]; sample: string[][]; columns: Columns; lines: number },
): Promise<void> {
  await tx.query("UPDATE register_imports SET header = $2, sample = $3, columns = $4, total_lines = $5 WHERE id = $1", [
    id,
    header,
    JSON.stringify(sample),
    JSON.stringify(columns),
    lines,
  ]);
}

export type FileKind = "upload" | "report";

/** A part that is there already stays. */
export async function insertPart(tx: Tx, id: number, kind: FileKind, part: number, bytes: Uint8Array): Promise<void> {
  await tx.query(
    "INSERT INTO register_files (import, kind, part, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    [id, kind, part, bytes],
  );
}

export async function countParts(tx: Tx, id: number): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    "SELECT count(*) AS n FROM register_files WHERE import = $1 AND kind = 'upload'",
    [id],
  );
  return rows[0]?.n ?? 0;
}

export async function findPart(tx: Tx, id: number, kind: FileKind, part: number): Promise<Buffer | undefined> {
  const { rows } = await tx.query<{ bytes: Buffer }>(
    "SELECT bytes FROM register_files WHERE import = $1 AND kind = $2 AND part = $3",
    [id, kind, part],
  );
  return rows[0]?.bytes;
}

export async function erasePartsOf(tx: Tx, id: number, kind: FileKind): Promise<void> {
  await tx.query("DELETE FROM register_files WHERE import = $1 AND kind = $2", [id, kind]);
}

export async function setReportParts(tx: Tx, id: number, parts: number): Promise<void> {
  await tx.query("UPDATE register_imports SET report_parts = $2 WHERE id = $1", [id, parts]);
}

export type LineResult = "new" | "changed" | "same" | "closed" | "duplicate" | "out-of-region" | "wrong";

export interface LineRow {
  nth: number;
  line: number;
  result: LineResult;
  reason: string;
  sector: string;
  name: string;
  address: string;
  match: MatchClass | null;
  /** What will stand in the register; only of what is new or changed. */
  entry: (EntryFacts & { match: Match }) | null;
}

export async function insertLines(tx: Tx, id: number, lines: readonly LineRow[]): Promise<void> {
  await tx.query(
    `INSERT INTO register_lines (import, nth, line, result, reason, sector, name, address, match, entry)
     SELECT $1, l.nth, l.line, l.result, l.reason, l.sector, l.name, l.address, l.match, nullif(l.entry, 'null'::jsonb)
       FROM jsonb_to_recordset($2::jsonb) AS l (nth integer, line integer, result text, reason text, sector text, name text, address text, match text, entry jsonb)`,
    [id, JSON.stringify(lines)],
  );
}

export async function eraseLines(tx: Tx, id: number): Promise<void> {
  await tx.query("DELETE FROM register_lines WHERE import = $1", [id]);
}

export type ShownLine = Omit<LineRow, "entry" | "sector">;

export async function findLines(
  tx: Tx,
  id: number,
  { result, after, limit }: { result: LineResult | undefined; after: number; limit: number },
): Promise<ShownLine[]> {
  const { rows } = await tx.query<ShownLine>(
    `SELECT nth, line, result, reason, name, address, match FROM register_lines
      WHERE import = $1 AND nth > $2 AND ($3::text IS NULL OR result = $3) ORDER BY nth LIMIT $4`,
    [id, after, result ?? null, limit],
  );
  return rows;
}

export async function countLines(
  tx: Tx,
  id: number,
): Promise<{ result: LineResult; match: MatchClass | null; lines: number }[]> {
  return (
    await tx.query(
      "SELECT result, match, count(*) AS lines FROM register_lines WHERE import = $1 GROUP BY result, match",
      [id],
    )
  ).rows;
}

export async function markNotTaken(tx: Tx, id: number, nth: number): Promise<void> {
  await tx.query("UPDATE register_lines SET result = 'wrong', reason = 'not-taken' WHERE import = $1 AND nth = $2", [
    id,
    nth,
  ]);
}

export async function eraseOldImports(tx: Tx, beforeMs: number): Promise<void> {
  await tx.query("DELETE FROM register_imports WHERE begun_ms < $1", [beforeMs]);
}
