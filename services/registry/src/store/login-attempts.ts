import type { Tx } from "@kipass/service-kit/postgres/database";

const FREE_FAILURES = 5;
const FIRST_LOCK_MS = 60_000;
const LONGEST_LOCK_MS = 15 * 60_000;
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** How long the id stays locked, in milliseconds; 0 when it is not. */
export async function lockedMs(tx: Tx, login: Uint8Array, nowMs: number): Promise<number> {
  const { rows } = await tx.query<{ until: number }>(
    "SELECT locked_until_ms AS until FROM login_attempts WHERE login = $1",
    [login],
  );
  return Math.max(0, (rows[0]?.until ?? 0) - nowMs);
}

/** Counts a failure: from the fifth in a row the id is locked for a minute, then two, four, eight and at most fifteen. */
export async function countFailure(tx: Tx, login: Uint8Array, nowMs: number): Promise<void> {
  await tx.query(
    `INSERT INTO login_attempts AS a (login, failures, locked_until_ms, last_at_ms) VALUES ($1, 1, 0, $2)
     ON CONFLICT (login) DO UPDATE SET
       failures = CASE WHEN a.last_at_ms < $2 - $3::bigint THEN 1 ELSE a.failures + 1 END,
       locked_until_ms = CASE WHEN a.last_at_ms < $2 - $3::bigint OR a.failures + 1 < $4 THEN 0
         ELSE $2 + least($5 * 2 ^ least(a.failures + 1 - $4, 10), $6)::bigint END,
       last_at_ms = $2`,
    [login, nowMs, FORGOTTEN_AFTER_MS, FREE_FAILURES, FIRST_LOCK_MS, LONGEST_LOCK_MS],
  );
}

export async function forgetFailures(tx: Tx, login: Uint8Array): Promise<void> {
  await tx.query("DELETE FROM login_attempts WHERE login = $1", [login]);
}

export async function eraseOldFailures(tx: Tx, nowMs: number): Promise<number> {
  return (await tx.query("DELETE FROM login_attempts WHERE last_at_ms < $1", [nowMs - FORGOTTEN_AFTER_MS])).rowCount;
}
