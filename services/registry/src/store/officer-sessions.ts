import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Officer } from "./officers.ts";

export interface OfficerSession extends Officer {
  stage: "password" | "open";
  begunMs: number;
  seenMs: number;
}

/** Undefined also when the officer has left. */
export async function findOfficerSession(tx: Tx, token: Uint8Array): Promise<OfficerSession | undefined> {
  const { rows } = await tx.query(
    `SELECT id, login_id AS "loginId", name, title, region, sectors, roles, stage, begun_ms AS "begunMs", seen_ms AS "seenMs"
       FROM find_officer_session($1)`,
    [token],
  );
  return rows[0];
}

export async function insertOfficerSession(
  tx: Tx,
  session: { token: Uint8Array; officer: number; stage: "password" | "open"; nowMs: number },
): Promise<void> {
  await tx.query(
    "INSERT INTO officer_sessions (token, officer, stage, begun_ms, seen_ms) VALUES ($1, $2, $3, $4, $4)",
    [session.token, session.officer, session.stage, session.nowMs],
  );
}

export async function markSeen(tx: Tx, token: Uint8Array, nowMs: number): Promise<void> {
  await tx.query("UPDATE officer_sessions SET seen_ms = $2 WHERE token = $1", [token, nowMs]);
}

export async function deleteOfficerSession(tx: Tx, token: Uint8Array): Promise<void> {
  await tx.query("DELETE FROM officer_sessions WHERE token = $1", [token]);
}

/** Ends every session of an officer, everywhere at once. */
export async function deleteOfficerSessions(tx: Tx, officer: number): Promise<void> {
  await tx.query("DELETE FROM officer_sessions WHERE officer = $1", [officer]);
}

/** What an officer proved themselves with after the password. */
export async function deleteSecondSteps(tx: Tx, officer: number): Promise<void> {
  await tx.query("DELETE FROM passkeys WHERE account = $1", [officer]);
  await tx.query("DELETE FROM one_time_passwords WHERE account = $1", [officer]);
}

export async function eraseOldOfficerSessions(tx: Tx, begunBeforeMs: number): Promise<void> {
  await tx.query("DELETE FROM officer_sessions WHERE begun_ms < $1", [begunBeforeMs]);
}
