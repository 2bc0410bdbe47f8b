import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

/** Public halves of one week. */
export interface VisitKeys {
  week: Day;
  working: Buffer;
  escrow: Buffer;
}

/** Weeks rising. */
export async function listVisitKeys(tx: Tx): Promise<VisitKeys[]> {
  const { rows } = await tx.query<VisitKeys>("SELECT week, working, escrow FROM visit_keys ORDER BY week");
  return rows;
}

export async function insertVisitKeys(tx: Tx, { week, working, escrow }: VisitKeys): Promise<void> {
  await tx.query("INSERT INTO visit_keys (week, working, escrow) VALUES ($1, $2, $3)", [week, working, escrow]);
}

export async function deleteVisitKeys(tx: Tx, week: Day): Promise<void> {
  await tx.query("DELETE FROM visit_keys WHERE week = $1", [week]);
}
