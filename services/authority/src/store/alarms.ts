import type { Tx } from "@kipass/service-kit/postgres/database";

export type AlarmKind = "emergency" | "limit-near" | "limit-reached" | "canary-read" | "access-log-broken";

export interface Alarm {
  id: number;
  atMs: number;
  kind: AlarmKind;
  officer: string | null;
  caseId: number | null;
  caseNumber: string | null;
  /** Impersonal: the endpoint, limit or request. */
  detail: string;
}

export async function raiseAlarm(
  tx: Tx,
  { atMs, kind, officer, caseId, detail }: Omit<Alarm, "id" | "caseNumber">,
): Promise<void> {
  await tx.query("SELECT raise_alarm($1, $2, $3, $4, $5)", [atMs, kind, officer, caseId, detail]);
}

/** Newest first, of the regions the reader audits. */
export async function listAlarms(tx: Tx, limit: number): Promise<Alarm[]> {
  const { rows } = await tx.query<Alarm>(
    `SELECT id, at_ms AS "atMs", kind, officer, case_id AS "caseId", case_number AS "caseNumber", detail
     FROM alarms ORDER BY id DESC LIMIT $1`,
    [limit],
  );
  return rows;
}
