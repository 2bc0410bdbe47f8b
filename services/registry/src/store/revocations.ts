import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

/** Erases endings of sessions that would have run out by themselves before `day`. */
export async function eraseEndedRevocations(tx: Tx, day: Day): Promise<number> {
  return (await tx.query("DELETE FROM revoked_sessions WHERE revoked_day < $1", [day])).rowCount;
}
