import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { CaseBox } from "../cases/case-box.ts";
import type { Meeting } from "../contacts/contact-list.ts";
import type { RecordedStep, Step } from "../contacts/worklist.ts";

/** What others than the case's investigators are told of a contact. */
export interface Card {
  caseNumber: string;
  name: string;
  phone: string;
  guardianPhone: string | null;
  safeNumber: string | null;
  sources: string[];
  /** On the last day they met the case, which is the day the card goes with. */
  meetings: Meeting[];
}

export interface KeptContact {
  caseId: number;
  id: string;
  day: Day;
  centre: string | null;
  fingerprint: Buffer;
}

const COLUMNS = 'case_id AS "caseId", id, day, centre, fingerprint';

export async function readContacts(tx: Tx, caseId: number): Promise<KeptContact[]> {
  const { rows } = await tx.query<KeptContact>(`SELECT ${COLUMNS} FROM contacts WHERE case_id = $1`, [caseId]);
  return rows;
}

/** With their sealed cards: of one case, or of whatever case the officer sees contacts of. */
export async function readCards(
  tx: Tx,
  of: { caseId: number; ids: readonly string[] } | { centre: string },
): Promise<(KeptContact & { card: Buffer })[]> {
  const { rows } =
    "centre" in of
      ? await tx.query<KeptContact & { card: Buffer }>(
          `SELECT ${COLUMNS}, card FROM contacts WHERE centre = $1 ORDER BY case_id, id`,
          [of.centre],
        )
      : await tx.query<KeptContact & { card: Buffer }>(
          `SELECT ${COLUMNS}, card FROM contacts WHERE case_id = $1 AND id = ANY($2)`,
          [of.caseId, of.ids],
        );
  return rows;
}

export const openCard = (box: CaseBox, id: string, card: Uint8Array): Card => box.open<Card>(`contact/${id}`, card);
export const sealCard = (box: CaseBox, id: string, card: Card): Buffer => box.seal(`contact/${id}`, card);

export interface ContactRow {
  id: string;
  day: Day;
  home: string | null;
  centre: string | null;
  card: Buffer;
  fingerprint: Buffer;
}

export async function saveContacts(tx: Tx, caseId: number, rows: readonly ContactRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO contacts (case_id, id, day, home, centre, card, fingerprint)
     SELECT $1, * FROM unnest($2::text[], $3::date[], $4::text[], $5::text[], $6::bytea[], $7::bytea[])
     ON CONFLICT (case_id, id) DO UPDATE SET day = excluded.day, home = excluded.home, centre = excluded.centre,
       card = excluded.card, fingerprint = excluded.fingerprint`,
    [
      caseId,
      rows.map(({ id }) => id),
      rows.map(({ day }) => day),
      rows.map(({ home }) => home),
      rows.map(({ centre }) => centre),
      rows.map(({ card }) => card),
      rows.map(({ fingerprint }) => fingerprint),
    ],
  );
}

/** Hands contacts on, each to the health centre of a 시군구; null leaves them where they met the case. */
export async function assignCentres(
  tx: Tx,
  caseId: number,
  residences: readonly { id: string; residence: string | null }[],
): Promise<void> {
  await tx.query("SELECT assign_centres($1, $2, $3)", [
    caseId,
    residences.map(({ id }) => id),
    residences.map(({ residence }) => residence),
  ]);
}

/** People who are on the list no more belong to no health centre. */
export async function unassign(tx: Tx, caseId: number, ids: readonly string[]): Promise<void> {
  await tx.query("UPDATE contacts SET home = NULL, centre = NULL WHERE case_id = $1 AND id = ANY($2)", [caseId, ids]);
}

/** Returns how many were new: of the same batch none. */
export async function insertSteps(
  tx: Tx,
  box: CaseBox,
  { caseId, batch, officer, atMs }: { caseId: number; batch: string; officer: string; atMs: number },
  steps: readonly { contact: string; step: Step }[],
): Promise<number> {
  const { rowCount } = await tx.query(
    `INSERT INTO contact_steps (case_id, batch, officer, at_ms, contact, sealed)
     SELECT $1, $2, $3, $4, * FROM unnest($5::text[], $6::bytea[]) ON CONFLICT (case_id, batch, contact) DO NOTHING`,
    [
      caseId,
      batch,
      officer,
      atMs,
      steps.map(({ contact }) => contact),
      steps.map(({ contact, step }) => box.seal(stepLabel(contact, batch), step)),
    ],
  );
  return rowCount;
}

/** In turn; of all contacts of a case, or of some. */
export async function readSteps(
  tx: Tx,
  box: CaseBox,
  caseId: number,
  contacts?: readonly string[],
): Promise<RecordedStep[]> {
  const { rows } = await tx.query<Omit<RecordedStep, "step"> & { sealed: Buffer }>(
    `SELECT contact, batch, officer, at_ms AS "atMs", sealed FROM contact_steps
     WHERE case_id = $1 AND ($2::text[] IS NULL OR contact = ANY($2)) ORDER BY id`,
    [caseId, contacts ?? null],
  );
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    step: box.open<Step>(stepLabel(row.contact, row.batch), sealed),
  }));
}

export async function findBatch(
  tx: Tx,
  caseId: number,
  batch: string,
): Promise<{ officer: string; atMs: number; contacts: string[] } | undefined> {
  const { rows } = await tx.query(
    `SELECT officer, at_ms AS "atMs", array_agg(contact) AS contacts FROM contact_steps
     WHERE case_id = $1 AND batch = $2 GROUP BY officer, at_ms`,
    [caseId, batch],
  );
  return rows[0];
}

/** False when it was taken back already. */
export async function insertUndo(
  tx: Tx,
  { caseId, batch, officer, atMs }: { caseId: number; batch: string; officer: string; atMs: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "INSERT INTO contact_undos (case_id, batch, officer, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    [caseId, batch, officer, atMs],
  );
  return rowCount === 1;
}

export async function undoneBatches(tx: Tx, caseId: number): Promise<Set<string>> {
  const { rows } = await tx.query<{ batch: string }>("SELECT batch FROM contact_undos WHERE case_id = $1", [caseId]);
  return new Set(rows.map(({ batch }) => batch));
}

function stepLabel(contact: string, batch: string): string {
  return `step/${contact}/${batch}`;
}
