import type { Tx } from "@kipass/service-kit/postgres/database";
import type { FacilityStatus } from "./facilities.ts";

export type DecisionKind = "approve" | "reject" | "suspend" | "reopen";

export interface Decision {
  facility: number;
  kind: DecisionKind;
  statusBefore: FacilityStatus;
  versionAfter: number;
  officer: number;
  byName: string;
  reason: string;
  atMs: number;
  /** How long the facility had been in the state before. */
  waitedMs: number | null;
}

export async function insertDecision(tx: Tx, decision: Decision): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO office_decisions (facility, kind, status_before, version_after, officer, by_name, reason, at_ms, waited_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [
      decision.facility,
      decision.kind,
      decision.statusBefore,
      decision.versionAfter,
      decision.officer,
      decision.byName,
      decision.reason,
      decision.atMs,
      decision.waitedMs,
    ],
  );
  return (rows[0] as { id: number }).id;
}

/** Those that may still be undone. */
export async function findUndoable(tx: Tx, ids: number[], sinceMs: number): Promise<(Decision & { id: number })[]> {
  const { rows } = await tx.query(
    `SELECT id, facility, kind, status_before AS "statusBefore", version_after AS "versionAfter", officer, by_name AS "byName", reason,
            at_ms AS "atMs", waited_ms AS "waitedMs"
       FROM office_decisions WHERE id = ANY($1::bigint[]) AND undone_ms IS NULL AND at_ms > $2 ORDER BY id`,
    [ids, sinceMs],
  );
  return rows;
}

export async function markUndone(tx: Tx, id: number, nowMs: number): Promise<void> {
  await tx.query("UPDATE office_decisions SET undone_ms = $2 WHERE id = $1", [id, nowMs]);
}
