import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

export type CaseStage = "opened" | "places" | "co-visitors" | "identities" | "contacts";

export interface Case {
  id: number;
  caseNumber: string;
  /** waiting: an officer's signature or a party's answer is awaited. */
  status: "open" | "waiting" | "closed";
  stage: CaseStage;
  from: number;
  to: number;
  /** Unix seconds; the period ends with it. Null while the person is not isolated. */
  isolatedAt: number | null;
  issuers: string[];
  /** Sealed; null once destroyed. */
  person: Buffer | null;
  region: string;
  openedBy: string;
  /** The investigator whose case it is. */
  assignedTo: string;
  openedAtMs: number;
  destroyedOn: Day;
  /** How an officer closed it; null while it is open, and when it ended by its date. */
  closing: Closing | null;
}

export interface Closing {
  why: "finished" | "mistyped" | "exercise";
  /** Of what was mistyped or an exercise, in the officer's words; null of what is finished. */
  reason: string | null;
  /** An officer's id. */
  by: string;
  atMs: number;
  /** How many rows of what were destroyed. */
  rows: Record<string, number>;
}

const STATUS = `CASE WHEN status = 'open' AND EXISTS (
  SELECT FROM requests r WHERE r.case_id = cases.id AND r.state IN ('signed', 'approved', 'running')) THEN 'waiting' ELSE status END`;

const COLUMNS = `id, case_number AS "caseNumber", ${STATUS} AS status, stage, period_from AS "from", period_to AS "to", isolated_at AS "isolatedAt", issuers, person,
  region, opened_by AS "openedBy", assigned_to AS "assignedTo", opened_at_ms AS "openedAtMs", destroyed_on AS "destroyedOn",
  CASE WHEN closing IS NULL THEN NULL
    ELSE json_build_object('why', closing, 'reason', closing_reason, 'by', closed_by, 'atMs', closed_at_ms, 'rows', destroyed_rows) END AS closing`;

const STAGES: CaseStage[] = ["opened", "places", "co-visitors", "identities", "contacts"];

export async function nextCaseId(tx: Tx): Promise<number> {
  const { rows } = await tx.query("SELECT nextval('cases_id_seq') AS id");
  return rows[0].id;
}

export async function isCaseNumberTaken(tx: Tx, caseNumber: string): Promise<boolean> {
  const { rows } = await tx.query("SELECT EXISTS (SELECT FROM cases WHERE case_number = $1) AS taken", [caseNumber]);
  return rows[0].taken;
}

/** False when the case number is taken. */
export async function insertCase(tx: Tx, opened: Case): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO cases (id, case_number, status, stage, period_from, period_to, isolated_at, issuers, person, region, opened_by, assigned_to,
       opened_at_ms, destroyed_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (case_number) DO NOTHING`,
    [
      opened.id, opened.caseNumber, opened.status, opened.stage, opened.from, opened.to, opened.isolatedAt, opened.issuers, opened.person,
      opened.region, opened.openedBy, opened.assignedTo, opened.openedAtMs, opened.destroyedOn,
    ], // biome-ignore format: as the columns
  );
  return rowCount === 1;
}

export async function findCase(tx: Tx, id: number): Promise<Case | undefined> {
  const { rows } = await tx.query<Case>(`SELECT ${COLUMNS} FROM cases WHERE id = $1`, [id]);
  return rows[0];
}

/** As `findCase`, and nobody else changes it, or begins anything for it, until the transaction ends. */
export async function lockCase(tx: Tx, id: number): Promise<Case | undefined> {
  await tx.query("SELECT FROM cases WHERE id = $1 FOR UPDATE", [id]);
  return findCase(tx, id);
}

export async function savePeriod(
  tx: Tx,
  { id, isolatedAt, from, to, destroyedOn }: Pick<Case, "id" | "isolatedAt" | "from" | "to" | "destroyedOn">,
): Promise<void> {
  await tx.query(
    "UPDATE cases SET isolated_at = $2, period_from = $3, period_to = $4, destroyed_on = $5 WHERE id = $1",
    [id, isolatedAt, from, to, destroyedOn],
  );
}

export async function markClosed(tx: Tx, id: number, { why, reason, by, atMs, rows }: Closing): Promise<void> {
  await tx.query(
    "UPDATE cases SET closing = $2, closing_reason = $3, closed_by = $4, closed_at_ms = $5, destroyed_rows = $6 WHERE id = $1",
    [id, why, reason, by, atMs, JSON.stringify(rows)],
  );
}

/** Newest first. */
export async function listCases(tx: Tx, limit: number): Promise<Case[]> {
  const { rows } = await tx.query<Case>(`SELECT ${COLUMNS} FROM cases ORDER BY id DESC LIMIT $1`, [limit]);
  return rows;
}

export async function assignCase(
  tx: Tx,
  id: number,
  { region, assignedTo }: Pick<Case, "region" | "assignedTo">,
): Promise<void> {
  await tx.query("UPDATE cases SET region = $2, assigned_to = $3 WHERE id = $1", [id, region, assignedTo]);
}

/** Records that a stage was reached, unless a farther one was already. */
export async function reachStage(tx: Tx, id: number, stage: CaseStage): Promise<void> {
  await tx.query(
    "UPDATE cases SET stage = $2 WHERE id = $1 AND array_position($3::text[], stage) < array_position($3::text[], $2)",
    [id, stage, STAGES],
  );
}
