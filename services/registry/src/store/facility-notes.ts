import type { Tx } from "@kipass/service-kit/postgres/database";

export interface FacilityNote {
  id: number;
  atMs: number;
  by: string;
  note: string;
}

export async function insertNote(tx: Tx, note: Omit<FacilityNote, "id"> & { facility: number }): Promise<void> {
  await tx.query("INSERT INTO facility_notes (facility, at_ms, by_name, note) VALUES ($1, $2, $3, $4)", [
    note.facility,
    note.atMs,
    note.by,
    note.note,
  ]);
}

/** Latest first. */
export async function findNotes(tx: Tx, facility: number): Promise<FacilityNote[]> {
  const { rows } = await tx.query<FacilityNote>(
    `SELECT id, at_ms AS "atMs", by_name AS "by", note FROM facility_notes WHERE facility = $1 ORDER BY id DESC LIMIT 100`,
    [facility],
  );
  return rows;
}
