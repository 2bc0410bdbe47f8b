import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Exempted } from "../designations/obligation-of.ts";
import type { FacilityBrief } from "./office-facilities.ts";

export type ExemptionKind = "own-system" | "no-network" | "known-attendees" | "other";

export interface Exemption {
  id: number;
  facility: FacilityBrief;
  kind: ExemptionKind;
  explanation: string;
  identification: string | null;
  state: "open" | "granted" | "refused" | "ended";
  askedBy: string;
  askedMs: number;
  from: string | null;
  until: string | null;
  reason: string | null;
  decidedBy: string | null;
  decidedMs: number | null;
}

const BRIEF = `json_build_object('id', f.id, 'version', f.version, 'name', f.name, 'sector', f.sector, 'sectorDetail', f.sector_detail,
  'region', f.region, 'address', f.address, 'addressDetail', f.address_detail) AS facility`;
const COLUMNS = `e.id, ${BRIEF}, e.kind, e.explanation, e.identification, e.state, e.asked_by AS "askedBy", e.asked_ms AS "askedMs",
  e.from_day AS "from", e.until_day AS until, e.reason, e.decided_by AS "decidedBy", e.decided_ms AS "decidedMs"`;

/** Undecided ones first, then by their last day; of one facility or of all. */
export async function findExemptions(tx: Tx, facility: number | null, limit: number): Promise<Exemption[]> {
  const { rows } = await tx.query<Exemption>(
    `SELECT ${COLUMNS} FROM exemptions e JOIN facilities f ON f.id = e.facility WHERE $1::bigint IS NULL OR e.facility = $1
      ORDER BY e.state = 'open' DESC, e.state = 'granted' DESC, e.until_day, e.id DESC LIMIT $2`,
    [facility, limit],
  );
  return rows;
}

/** Waits for whoever is deciding on it. */
export async function lockExemption(tx: Tx, id: number): Promise<Exemption | undefined> {
  const { rows } = await tx.query<Exemption>(
    `SELECT ${COLUMNS} FROM exemptions e JOIN facilities f ON f.id = e.facility WHERE e.id = $1 FOR UPDATE OF e`,
    [id],
  );
  return rows[0];
}

type Found = { total: number; exemptions: Exemption[] };

/** Those nobody has decided on, the oldest first. */
export function findOpenExemptions(tx: Tx, limit: number): Promise<Found> {
  return findCounted(tx, "e.state = 'open' ORDER BY e.asked_ms, e.id", [limit]);
}

/** Those that end by a day, the first first. */
export function findEndingExemptions(tx: Tx, by: string, limit: number): Promise<Found> {
  return findCounted(tx, "e.state = 'granted' AND e.until_day <= $2 ORDER BY e.until_day, e.id", [limit, by]);
}

async function findCounted(tx: Tx, condition: string, values: unknown[]): Promise<Found> {
  const { rows } = await tx.query<Exemption & { total: number }>(
    `SELECT ${COLUMNS}, count(*) OVER () AS total FROM exemptions e JOIN facilities f ON f.id = e.facility WHERE ${condition} LIMIT $1`,
    values,
  );
  return { total: rows[0]?.total ?? 0, exemptions: rows.map(({ total, ...exemption }) => exemption) };
}

/** The times a facility was or is exempt. */
export async function findExempted(tx: Tx, facility: number): Promise<Exempted[]> {
  const { rows } = await tx.query<Exempted>(
    `SELECT from_day AS "from", until_day AS until FROM exemptions WHERE facility = $1 AND state IN ('granted', 'ended')`,
    [facility],
  );
  return rows;
}

type Asked = { facility: number } & Pick<Exemption, "kind" | "explanation" | "identification" | "askedBy">;

/** Undefined while one stands or waits. One whose last day has passed stands no longer. */
export async function insertExemption(
  tx: Tx,
  asked: Asked,
  { nowMs, day }: { nowMs: number; day: string },
): Promise<number | undefined> {
  await tx.query("UPDATE exemptions SET state = 'ended' WHERE facility = $1 AND state = 'granted' AND until_day < $2", [
    asked.facility,
    day,
  ]);
  return insertAsked(tx, asked, nowMs);
}

/** The same by the facility itself. False while one stands or waits. */
export async function insertOwnExemption(tx: Tx, asked: Asked, nowMs: number): Promise<boolean> {
  await tx.query("SELECT end_lapsed_exemption($1)", [asked.facility]);
  return (await insertAsked(tx, asked, nowMs)) !== undefined;
}

async function insertAsked(tx: Tx, asked: Asked, nowMs: number): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO exemptions (facility, kind, explanation, identification, asked_by, asked_ms) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING RETURNING id`,
    [asked.facility, asked.kind, asked.explanation, asked.identification, asked.askedBy, nowMs],
  );
  return rows[0]?.id;
}

/** What a facility's own people see of the last one; which of them asked, and what they wrote, they know. */
export async function findOwnExemption(
  tx: Tx,
  facility: number,
): Promise<Pick<Exemption, "kind" | "state" | "askedMs" | "reason"> | undefined> {
  const { rows } = await tx.query(
    `SELECT kind, state, asked_ms AS "askedMs", reason FROM exemptions WHERE facility = $1 ORDER BY id DESC LIMIT 1`,
    [facility],
  );
  return rows[0];
}

export async function decideExemption(
  tx: Tx,
  id: number,
  decision: { from: string | null; until: string | null; reason: string; decidedBy: string; nowMs: number },
): Promise<void> {
  await tx.query(
    `UPDATE exemptions SET state = CASE WHEN $2::date IS NULL THEN 'refused' ELSE 'granted' END, from_day = $2, until_day = $3, reason = $4,
       decided_by = $5, decided_ms = $6 WHERE id = $1`,
    [id, decision.from, decision.until, decision.reason, decision.decidedBy, decision.nowMs],
  );
}

/** The day before `today` becomes its last. */
export async function endExemption(
  tx: Tx,
  id: number,
  ending: { today: string; reason: string; decidedBy: string; nowMs: number },
): Promise<void> {
  await tx.query(
    `UPDATE exemptions SET state = 'ended', until_day = greatest($2::date - 1, from_day - 1), reason = $3, decided_by = $4, decided_ms = $5
      WHERE id = $1`,
    [id, ending.today, ending.reason, ending.decidedBy, ending.nowMs],
  );
}

export interface EvidenceFile {
  id: number;
  exemption: number;
  name: string;
  type: string;
  size: number;
  by: string;
  addedMs: number;
}

const FILE = `id, exemption, name, type, bytes AS size, added_by AS by, added_ms AS "addedMs"`;

export async function findFiles(tx: Tx, exemptions: number[]): Promise<EvidenceFile[]> {
  const { rows } = await tx.query<EvidenceFile>(
    `SELECT ${FILE} FROM exemption_files WHERE exemption = ANY ($1::bigint[]) ORDER BY id`,
    [exemptions],
  );
  return rows;
}

export async function findSealedFile(
  tx: Tx,
  id: number,
): Promise<(EvidenceFile & { sealed: Buffer; sha256: Buffer }) | undefined> {
  const { rows } = await tx.query(`SELECT ${FILE}, sealed, sha256 FROM exemption_files WHERE id = $1`, [id]);
  return rows[0];
}

export async function insertFile(
  tx: Tx,
  file: Omit<EvidenceFile, "id"> & { sealed: Uint8Array; sha256: Uint8Array },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO exemption_files (exemption, name, type, bytes, sha256, sealed, added_by, added_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     RETURNING id`,
    [file.exemption, file.name, file.type, file.size, file.sha256, file.sealed, file.by, file.addedMs],
  );
  return (rows[0] as { id: number }).id;
}

/** Of exemptions that were refused or over before a day: `nowMs` of that day for decisions. */
export async function eraseOldEvidence(tx: Tx, { day, atMs }: { day: string; atMs: number }): Promise<void> {
  await tx.query(
    `DELETE FROM exemption_files WHERE exemption IN (
       SELECT id FROM exemptions WHERE state = 'refused' AND decided_ms < $2 OR state IN ('granted', 'ended') AND until_day < $1)`,
    [day, atMs],
  );
}

export interface StoredHandIn {
  id: number;
  exemption: number;
  atMs: number;
  by: string;
  rows: number;
  wrongRows: number;
  days: number;
  firstDay: string | null;
  lastDay: string | null;
  faults: string[];
}

export async function findHandIns(tx: Tx, exemptions: number[]): Promise<StoredHandIn[]> {
  const { rows } = await tx.query<StoredHandIn>(
    `SELECT id, exemption, at_ms AS "atMs", by_name AS by, rows, wrong_rows AS "wrongRows", days, first_day AS "firstDay",
            last_day AS "lastDay", faults
       FROM exemption_hand_ins WHERE exemption = ANY ($1::bigint[]) ORDER BY id DESC`,
    [exemptions],
  );
  return rows;
}

export async function insertHandIn(tx: Tx, handIn: Omit<StoredHandIn, "id"> & { sha256: Uint8Array }): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO exemption_hand_ins (exemption, at_ms, by_name, sha256, rows, wrong_rows, days, first_day, last_day, faults)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
    [
      handIn.exemption,
      handIn.atMs,
      handIn.by,
      handIn.sha256,
      handIn.rows,
      handIn.wrongRows,
      handIn.days,
      handIn.firstDay,
      handIn.lastDay,
      handIn.faults,
    ],
  );
  return (rows[0] as { id: number }).id;
}
