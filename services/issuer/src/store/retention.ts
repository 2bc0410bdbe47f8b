import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { ENDED_SESSIONS_CHANNEL } from "../accounts/end-sessions.ts";

/** Days in Seoul on which orders were first answered, before a moment in Unix seconds. */
export async function daysOfOrderAnswers(tx: Tx, beforeSeconds: number): Promise<Day[]> {
  const { rows } = await tx.query<{ day: Day }>(
    "SELECT DISTINCT (to_timestamp(answered_at) AT TIME ZONE 'Asia/Seoul')::date AS day FROM order_answers WHERE answered_at < $1",
    [beforeSeconds],
  );
  return rows.map(({ day }) => day);
}

/** Voids every session the accounts ever had. */
export async function voidSessionsOf(tx: Tx, accounts: number[], today: Day): Promise<void> {
  await tx.query(
    `WITH voided AS (
       INSERT INTO revoked_sessions (subject, not_before_ms, revoked_day) SELECT number, nextval('session_numbers'), $2 FROM unnest($1::bigint[]) AS gone (number)
       ON CONFLICT (subject) DO UPDATE SET not_before_ms = excluded.not_before_ms, revoked_day = excluded.revoked_day
       RETURNING subject, not_before_ms)
     SELECT pg_notify($3, subject || ':' || not_before_ms) FROM voided`,
    [accounts, today, ENDED_SESSIONS_CHANNEL],
  );
}

/** Forgets voidings of sessions that have run out by themselves. */
export async function eraseRevokedSessions(tx: Tx, before: Day): Promise<number> {
  return (await tx.query("DELETE FROM revoked_sessions WHERE revoked_day < $1", [before])).rowCount;
}
