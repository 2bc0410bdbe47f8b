import type { ProcedureCode, StepCode } from "@kipass/data/sanctions";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { OfficialNotice } from "../documents/official-facts.ts";
import type { Draft, Entry } from "../office/sanctions/course.ts";
import { PLACE, type Place, type PlaceRef, placeOf } from "./places.ts";

export interface Sanction extends PlaceRef {
  id: number;
  procedure: ProcedureCode;
  inspection: number | null;
  by: string;
  atMs: number;
}

/** A step with who wrote it and what was decided on it. */
export interface SanctionStep extends Entry {
  sanction: number;
  officer: number;
  by: string;
  atMs: number;
  decidedBy: string | null;
  decidedMs: number | null;
  reason: string | null;
  documentNumber: string | null;
  notice: OfficialNotice | null;
}

const SANCTION = `s.id, s.facility, s.entry, s.procedure, s.inspection, s.by_name AS "by", s.at_ms AS "atMs"`;
const STEP = `t.id, t.sanction, t.step, t.occurred_on AS "occurredOn", t.due_on AS "dueOn", t.amount, t.facts, t.is_grave AS "isGrave", t.corrects,
  t.about, t.officer, t.by_name AS "by", t.at_ms AS "atMs", d.verdict, d.by_name AS "decidedBy", d.at_ms AS "decidedMs", d.reason,
  d.effective_on AS "effectiveOn", coalesce(d.case_due_on, CASE WHEN t.needs_decision THEN NULL ELSE t.case_due_on END) AS "caseDueOn",
  d.document_number AS "documentNumber", d.notice`;

export async function insertSanction(tx: Tx, sanction: Omit<Sanction, "id"> & { officer: number }): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO sanctions (facility, entry, procedure, inspection, officer, by_name, at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [
      sanction.facility,
      sanction.entry,
      sanction.procedure,
      sanction.inspection,
      sanction.officer,
      sanction.by,
      sanction.atMs,
    ],
  );
  return (rows[0] as { id: number }).id;
}

export async function insertStep(
  tx: Tx,
  step: Draft & {
    sanction: number;
    caseDueOn: string | null;
    needsDecision: boolean;
    officer: number;
    by: string;
    atMs: number;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO sanction_steps (sanction, step, occurred_on, due_on, case_due_on, amount, facts, is_grave, corrects, about, needs_decision,
       officer, by_name, at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id`,
    [
      step.sanction,
      step.step,
      step.occurredOn,
      step.dueOn,
      step.caseDueOn,
      step.amount,
      step.facts,
      step.isGrave,
      step.corrects,
      step.about,
      step.needsDecision,
      step.officer,
      step.by,
      step.atMs,
    ],
  );
  return (rows[0] as { id: number }).id;
}

export interface StepDecision {
  step: number;
  verdict: "approve" | "return";
  reason: string;
  officer: number;
  by: string;
  atMs: number;
  effectiveOn: string | null;
  caseDueOn: string | null;
  documentNumber: string | null;
  notice: OfficialNotice | null;
}

/** False when it was decided already. */
export async function insertStepDecision(tx: Tx, decision: StepDecision): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO sanction_decisions (step, verdict, reason, officer, by_name, at_ms, effective_on, case_due_on, document_number, notice)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (step) DO NOTHING`,
    [
      decision.step,
      decision.verdict,
      decision.reason,
      decision.officer,
      decision.by,
      decision.atMs,
      decision.effectiveOn,
      decision.caseDueOn,
      decision.documentNumber,
      decision.notice && JSON.stringify(decision.notice),
    ],
  );
  return rowCount === 1;
}

export async function findSanction(tx: Tx, id: number): Promise<Sanction | undefined> {
  const { rows } = await tx.query<Sanction>(`SELECT ${SANCTION} FROM sanctions s WHERE s.id = $1`, [id]);
  return rows[0];
}

/** Of any of these places, latest first. */
export async function findSanctionsOf(tx: Tx, places: readonly PlaceRef[]): Promise<Sanction[]> {
  const { rows } = await tx.query<Sanction>(
    `SELECT ${SANCTION} FROM sanctions s WHERE s.facility = ANY ($1::bigint[]) OR s.entry = ANY ($2::bigint[]) ORDER BY s.id DESC LIMIT 200`,
    [places.map(({ facility }) => facility), places.map(({ entry }) => entry)],
  );
  return rows;
}

/** In the order they were written. */
export async function findSteps(tx: Tx, sanctions: number[]): Promise<SanctionStep[]> {
  const { rows } = await tx.query<SanctionStep>(
    `SELECT ${STEP} FROM sanction_steps t LEFT JOIN sanction_decisions d ON d.step = t.id
      WHERE t.sanction = ANY ($1::bigint[]) ORDER BY t.id`,
    [sanctions],
  );
  return rows;
}

export async function findStep(tx: Tx, id: number): Promise<SanctionStep | undefined> {
  const { rows } = await tx.query<SanctionStep>(
    `SELECT ${STEP} FROM sanction_steps t LEFT JOIN sanction_decisions d ON d.step = t.id WHERE t.id = $1`,
    [id],
  );
  return rows[0];
}

export interface SanctionLine extends Place {
  sanction: number;
  procedure: ProcedureCode;
  step: StepCode | null;
  stepMs: number | null;
  waiting: StepCode | null;
  waitingStep: number | null;
  waitingMs: number | null;
  dueOn: string | null;
  atMs: number;
}

/**
 * Cases: those in which a draft waits for its decision, all open ones, or closed ones; and of these only what is due by a day, if one is given. The
 * nearest deadline first.
 */
export async function searchSanctions(
  tx: Tx,
  { state, dueBy }: { state: "waiting" | "open" | "closed"; dueBy?: string },
  limit: number,
): Promise<{ total: number; lines: SanctionLine[] }> {
  const { rows } = await tx.query(
    `SELECT ${PLACE}, s.id AS sanction, s.procedure, s.at_ms AS "atMs", c.step, c.at_ms AS "stepMs", c.due AS "dueOn",
            w.step AS waiting, w.id AS "waitingStep", w.at_ms AS "waitingMs", count(*) OVER () AS total
       FROM sanctions s ${placeOf("s")}
       LEFT JOIN LATERAL (
         SELECT t.step, t.at_ms, coalesce(d.case_due_on, CASE WHEN t.needs_decision THEN NULL ELSE t.case_due_on END) AS due
           FROM sanction_steps t LEFT JOIN sanction_decisions d ON d.step = t.id
          WHERE t.sanction = s.id AND (NOT t.needs_decision OR d.verdict = 'approve') ORDER BY t.id DESC LIMIT 1) c ON true
       LEFT JOIN LATERAL (
         SELECT t.id, t.step, t.at_ms FROM sanction_steps t
          WHERE t.sanction = s.id AND t.needs_decision AND NOT EXISTS (SELECT FROM sanction_decisions d WHERE d.step = t.id) LIMIT 1) w ON true
      WHERE (c.step IS NOT DISTINCT FROM 'close') = ($1 = 'closed') AND ($1 <> 'waiting' OR w.id IS NOT NULL) AND ($2::date IS NULL OR c.due <= $2)
      ORDER BY c.due NULLS LAST, s.id DESC LIMIT $3`,
    [state, dueBy ?? null, limit],
  );
  return { total: rows[0]?.total ?? 0, lines: rows.map(({ total, ...line }) => line) };
}
