import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

/** Somebody to be told, with what is needed to reach them. */
export interface Untold {
  account: number;
  phoneSealed: Uint8Array;
  /** The newest of what there is to tell. */
  providedDay: Day;
  /** Messages that were not taken so far. */
  attempts: number;
}

const DUE = "told_day IS NULL AND notify_after <= $1 AND coalesce(tell_from_day, notify_after) <= $1";

/**
 * One person with something to be told by now, longest waiting first, and none of those tried. The account's row is locked, so that
 * nobody else tells them until the transaction ends.
 */
export async function takeUntold(tx: Tx, today: Day, tried: readonly number[]): Promise<Untold | undefined> {
  const { rows } = await tx.query<{ account: number }>(
    `SELECT p.account FROM provisions AS p JOIN accounts AS a ON a.number = p.account
     WHERE ${DUE} AND account <> ALL ($2) ORDER BY notify_after, account LIMIT 1 FOR UPDATE OF a SKIP LOCKED`,
    [today, tried],
  );
  const account = rows[0]?.account;
  if (account === undefined) return undefined;
  const found = await tx.query<Untold>(
    `SELECT p.account, a.phone_sealed AS "phoneSealed", p.provided_day AS "providedDay", p.tell_attempts AS attempts
     FROM (SELECT account, max(provided_day) AS provided_day, max(tell_attempts) AS tell_attempts FROM provisions
       WHERE ${DUE} AND account = $2 GROUP BY account) AS p JOIN accounts AS a ON a.number = p.account`,
    [today, account],
  );
  // Somebody else told them between finding and locking.
  return found.rows[0] ?? takeUntold(tx, today, [...tried, account]);
}

/** Told of everything that was due. */
export async function markTold(tx: Tx, account: number, today: Day): Promise<void> {
  await tx.query(`UPDATE provisions SET told_day = $1 WHERE ${DUE} AND account = $2`, [today, account]);
}

/** A message was not taken; tried again in the next round, or from a day on. */
export async function countAttempt(tx: Tx, account: number, today: Day, fromDay: Day | null): Promise<void> {
  await tx.query(
    `UPDATE provisions SET tell_attempts = tell_attempts + 1, tell_from_day = $3 WHERE ${DUE} AND account = $2`,
    [today, account, fromDay],
  );
}
