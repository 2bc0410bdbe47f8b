import type { Tx } from "@kipass/service-kit/postgres/database";

/** Only the jobs' role may: the serving process cannot tell a canary from a case. */
export async function insertCanary(tx: Tx, caseId: number): Promise<void> {
  await tx.query("INSERT INTO canaries (case_id) VALUES ($1)", [caseId]);
}
