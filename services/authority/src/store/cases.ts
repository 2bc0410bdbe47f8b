import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

export type CaseStage = "opened" | "places" | "co-visitors" | "identities" | "contacts";

export interface Case {
  id: number;
  caseNumber: string;
  status: "open" | "closed";
  stage: CaseStage;
  from: number;
  to: number;
  issuers: string[];
  /** Sealed; null once destroyed. */
  person: Buffer | null;
  region: string;
  openedBy: string;
  /** The investigator whose case it is. */
  assignedTo: string;
  openedAtMs: number;
  destroyedOn: Day;
}

const COLUMNS = `id, case_number AS "caseNumber", status, stage, period_from AS "from", period_to AS "to", issuers, person,
  region, opened_by AS "openedBy", assigned_to AS "assignedTo", opened_at_ms AS "openedAtMs", destroyed_on AS "destroyedOn"`;

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
    `INSERT INTO cases (id, case_number, status, stage, period_from, period_to, issuers, person, region, opened_by, assigned_to, opened_at_ms, destroyed_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (case_number) DO NOTHING`,
    [
      opened.id, opened.caseNumber, opened.status, opened.stage, opened.from, opened.to, opened.issuers, opened.person, opened.region,
      opened.openedBy, opened.assignedTo, opened.openedAtMs, opened.destroyedOn,
    ], // biome-ignore format: as the columns
  );
  return rowCount === 1;
}

export async function findCase(tx: Tx, id: number): Promise<Case | undefined> {
  const { rows } = await tx.query<Case>(`SELECT ${COLUMNS} FROM cases WHERE id = $1`, [id]);
  return rows[0];
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
