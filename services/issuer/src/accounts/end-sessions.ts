import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

export const ENDED_SESSIONS_CHANNEL = "revoked_sessions";

/**
 * Voids the account's sessions with a lower number, in every process within seconds of the commit. Sessions are
 * numbered and not timed, because whoever takes a new device at a door draws a pass there the next moment.
 */
export async function endSessions(tx: Tx, account: number, generation: number, today: Day): Promise<void> {
  await tx.query(
    `INSERT INTO revoked_sessions (subject, not_before_ms, revoked_day) VALUES ($1, $2, $3)
     ON CONFLICT (subject) DO UPDATE SET not_before_ms = excluded.not_before_ms, revoked_day = excluded.revoked_day
     WHERE revoked_sessions.not_before_ms < excluded.not_before_ms`,
    [account, generation, today],
  );
  await tx.query("SELECT pg_notify($1, $2)", [ENDED_SESSIONS_CHANNEL, `${account}:${generation}`]);
}
