import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

export interface Absence {
  id: number;
  /** Officers' ids. */
  officer: string;
  deputy: string | null;
  fromDay: Day;
  toDay: Day;
}

const COLUMNS = 'id, officer, deputy, from_day AS "fromDay", to_day AS "toDay"';

export type NewAbsence = Omit<Absence, "id"> & { enteredBy: string; enteredAtMs: number };

export async function insertAbsence(tx: Tx, absence: NewAbsence): Promise<void> {
  const { officer, deputy, fromDay, toDay, enteredBy, enteredAtMs } = absence;
  await tx.query(
    `INSERT INTO absences (officer, deputy, from_day, to_day, entered_by, entered_at_ms) VALUES ($1, $2, $3, $4, $5, $6)`,
    [officer, deputy, fromDay, toDay, enteredBy, enteredAtMs],
  );
}

export async function findAbsence(tx: Tx, id: number): Promise<Absence | undefined> {
  const { rows } = await tx.query<Absence>(`SELECT ${COLUMNS} FROM absences WHERE id = $1 AND ended_at_ms IS NULL`, [
    id,
  ]);
  return rows[0];
}

export async function markAbsenceEnded(tx: Tx, id: number, nowMs: number): Promise<void> {
  await tx.query("UPDATE absences SET ended_at_ms = $2 WHERE id = $1 AND ended_at_ms IS NULL", [id, nowMs]);
}

/** Absences that are not over. */
export async function absencesFrom(tx: Tx, day: Day): Promise<Absence[]> {
  const { rows } = await tx.query<Absence>(
    `SELECT ${COLUMNS} FROM absences WHERE ended_at_ms IS NULL AND to_day >= $1 ORDER BY from_day, id`,
    [day],
  );
  return rows;
}

export interface Standing {
  /** Away today: signs nothing. */
  absent: boolean;
  /** Regions of approvers who are away and named this officer. */
  deputyFor: readonly string[];
}

export async function standingOf(tx: Tx, officer: string, day: Day): Promise<Standing> {
  const { rows } = await tx.query<Standing>(
    `SELECT EXISTS (SELECT FROM absences WHERE officer = $1 AND ended_at_ms IS NULL AND $2 BETWEEN from_day AND to_day) AS absent,
       ARRAY(SELECT DISTINCT o.region FROM absences a JOIN officers o ON o.id = a.officer
         WHERE a.deputy = $1 AND a.ended_at_ms IS NULL AND $2 BETWEEN a.from_day AND a.to_day
           AND o.role = 'approver' AND o.left_at_ms IS NULL) AS "deputyFor"`,
    [officer, day],
  );
  return rows[0] as Standing;
}
