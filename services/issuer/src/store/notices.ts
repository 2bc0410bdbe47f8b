import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

/** Somebody to be told, with what is needed to reach them. */
export interface Untold {
  account: number;
  phoneSealed: Uint8Array;
  /** The newest of what there is to tell. */
  providedDay: Day;
  attempts: number;
}

/**
 * People with something to be told by now, each once however much it is, and put off until `againAtMs`, so that no other process takes
 * them and a message that is not taken is tried then. Longest waiting first.
 */
export async function takeUntold(
  tx: Tx,
  { today, nowMs, againAtMs, limit }: { today: Day; nowMs: number; againAtMs: number; limit: number },
): Promise<Untold[]> {
  const { rows } = await tx.query<Untold>(
    `WITH due AS (
       SELECT account FROM provisions WHERE told_day IS NULL AND notify_after <= $1 AND tell_next_at_ms <= $2
       ORDER BY notify_after, account LIMIT $4 FOR UPDATE SKIP LOCKED),
     taken AS (
       UPDATE provisions SET tell_attempts = tell_attempts + 1, tell_next_at_ms = $3
       WHERE account IN (SELECT account FROM due) AND told_day IS NULL AND notify_after <= $1 RETURNING account, provided_day, tell_attempts)
     SELECT taken.account, holder.phone_sealed AS "phoneSealed", max(provided_day) AS "providedDay", max(tell_attempts) AS attempts
     FROM taken JOIN accounts AS holder ON holder.number = taken.account GROUP BY taken.account, holder.phone_sealed`,
    [today, nowMs, againAtMs, limit],
  );
  return rows;
}

/** Told of everything that was due. */
export async function markTold(tx: Tx, account: number, today: Day): Promise<void> {
  await tx.query("UPDATE provisions SET told_day = $2 WHERE account = $1 AND told_day IS NULL AND notify_after <= $2", [
    account,
    today,
  ]);
}

/** Not before: after a message that was not taken. */
export async function putOff(tx: Tx, account: number, today: Day, againAtMs: number): Promise<void> {
  await tx.query(
    "UPDATE provisions SET tell_next_at_ms = $3 WHERE account = $1 AND told_day IS NULL AND notify_after <= $2",
    [account, today, againAtMs],
  );
}
