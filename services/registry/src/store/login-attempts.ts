import type { Tx } from "@kipass/service-kit/postgres/database";

const FREE_TRIES = 5;
const LONGEST_LOCK_DOUBLINGS = 4;
const LONGEST_LOCK_MS = 15 * 60_000;
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/**
 * Counts an attempt before its password is looked at, so that parallel guesses share the count: from the fifth wrong one in a row the
 * id is locked for a minute, then two, four, eight and at most fifteen. Returns how long it is locked, undefined when it may go on.
 */
export async function countAttempt(tx: Tx, login: Uint8Array, nowMs: number): Promise<{ lockedMs: number } | undefined> {
  const { rowCount } = await tx.query(
    `INSERT INTO login_attempts AS a (login, failures, locked_until_ms, last_at_ms) VALUES ($1, 1, 0, $2)
     ON CONFLICT (login) DO UPDATE SET
       failures = CASE WHEN a.last_at_ms < $2 - ${FORGOTTEN_AFTER_MS} THEN 1 ELSE a.failures + 1 END,
       locked_until_ms = CASE WHEN a.last_at_ms < $2 - ${FORGOTTEN_AFTER_MS} OR a.failures + 1 < ${FREE_TRIES} THEN 0
         ELSE $2 + least(60000 * 2 ^ least(a.failures + 1 - ${FREE_TRIES}, ${LONGEST_LOCK_DOUBLINGS}), ${LONGEST_LOCK_MS})::bigint END,
       last_at_ms = $2
     WHERE a.locked_until_ms <= $2`,
    [login, nowMs],
  );
  if (rowCount === 1) return undefined;
  const { rows } = await tx.query<{ until: number }>("SELECT locked_until_ms AS until FROM login_attempts WHERE login = $1", [login]);
  return { lockedMs: Math.max(0, (rows[0]?.until ?? nowMs) - nowMs) };
}

export async function forgetAttempts(tx: Tx, login: Uint8Array): Promise<void> {
  await tx.query("DELETE FROM login_attempts WHERE login = $1", [login]);
}

export async function eraseOldAttempts(tx: Tx, nowMs: number): Promise<number> {
  return (await tx.query("DELETE FROM login_attempts WHERE last_at_ms < $1", [nowMs - FORGOTTEN_AFTER_MS])).rowCount;
}
