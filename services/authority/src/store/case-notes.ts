import type { Tx } from "@kipass/service-kit/postgres/database";
import type { CaseBox } from "../cases/case-box.ts";

/** `without-pass`: the person was somewhere without a QR code, so that paper has to be asked for. */
export type NoteKind = "note" | "without-pass";

export interface CaseNote {
  kind: NoteKind;
  text: string;
  /** An officer's id. */
  author: string;
  atMs: number;
}

export async function insertNote(
  tx: Tx,
  box: CaseBox,
  { caseId, kind, text, author, atMs }: CaseNote & { caseId: number },
): Promise<void> {
  await tx.query("INSERT INTO case_notes (case_id, kind, sealed, author, at_ms) VALUES ($1, $2, $3, $4, $5)", [
    caseId,
    kind,
    box.seal("note", text),
    author,
    atMs,
  ]);
}

/** Oldest first. */
export async function readNotes(tx: Tx, box: CaseBox, caseId: number, limit: number): Promise<CaseNote[]> {
  const { rows } = await tx.query<Omit<CaseNote, "text"> & { sealed: Buffer }>(
    'SELECT kind, sealed, author, at_ms AS "atMs" FROM case_notes WHERE case_id = $1 ORDER BY id LIMIT $2',
    [caseId, limit],
  );
  return rows.map(({ sealed, ...facts }) => ({ ...facts, text: box.open<string>("note", sealed) }));
}

export async function countNotes(tx: Tx, caseId: number): Promise<number> {
  const { rows } = await tx.query("SELECT count(*)::int AS count FROM case_notes WHERE case_id = $1", [caseId]);
  return rows[0].count;
}
