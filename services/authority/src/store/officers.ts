import type { Tx } from "@kipass/service-kit/postgres/database";

export const ROLES = ["investigator", "approver", "supervisor", "auditor", "health-centre"] as const;
export type Role = (typeof ROLES)[number];

export function isRole(text: unknown): text is Role {
  return ROLES.some((role) => role === text);
}

export interface Officer {
  number: number;
  id: string;
  name: string;
  title: string;
  role: Role;
  /** 00000 the nation, xx000 a 시도, else a 시군구. */
  region: string;
  publicKey: Buffer | null;
  sessionsFromMs: number;
}

const COLUMNS =
  'number, id, name, title, role, region, public_key AS "publicKey", sessions_from_ms AS "sessionsFromMs"';

export async function findOfficer(tx: Tx, number: number): Promise<Officer | undefined> {
  const { rows } = await tx.query<Officer>(`SELECT ${COLUMNS} FROM officers WHERE number = $1 AND left_at_ms IS NULL`, [
    number,
  ]);
  return rows[0];
}

export async function findOfficerByLogin(
  tx: Tx,
  loginId: string,
): Promise<(Officer & { passwordHash: string }) | undefined> {
  const { rows } = await tx.query(
    `SELECT ${COLUMNS}, password_hash AS "passwordHash" FROM officers WHERE login_id = $1 AND left_at_ms IS NULL`,
    [loginId],
  );
  return rows[0];
}

/** Names and titles by officer id. */
export async function findOfficers(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, Pick<Officer, "id" | "name" | "title">>> {
  const { rows } = await tx.query<Officer>("SELECT id, name, title FROM officers WHERE id = ANY($1)", [ids]);
  return new Map(rows.map((officer) => [officer.id, officer]));
}

/** An officer who has not left. */
export interface ServingOfficer extends Officer {
  appointedAtMs: number;
}

const SERVING = `SELECT ${COLUMNS}, appointed_at_ms AS "appointedAtMs" FROM officers WHERE left_at_ms IS NULL`;

export async function findServing(tx: Tx, id: string): Promise<ServingOfficer | undefined> {
  const { rows } = await tx.query<ServingOfficer>(`${SERVING} AND id = $1`, [id]);
  return rows[0];
}

export async function listServing(tx: Tx): Promise<ServingOfficer[]> {
  const { rows } = await tx.query<ServingOfficer>(`${SERVING} ORDER BY region, name, number`);
  return rows;
}

export async function changeAppointment(
  tx: Tx,
  number: number,
  { title, role, region }: Pick<Officer, "title" | "role" | "region">,
): Promise<void> {
  await tx.query("UPDATE officers SET title = $2, role = $3, region = $4 WHERE number = $1", [
    number,
    title,
    role,
    region,
  ]);
}

/** What commands may know of somebody who serves. */
export async function findNumber(tx: Tx, loginId: string): Promise<{ number: number; id: string } | undefined> {
  const { rows } = await tx.query("SELECT number, id FROM officers WHERE login_id = $1 AND left_at_ms IS NULL", [
    loginId,
  ]);
  return rows[0];
}

/** Nobody logs in to the account any more, and sessions are not recognised. */
export async function markLeft(tx: Tx, number: number, nowMs: number): Promise<void> {
  await tx.query("UPDATE officers SET left_at_ms = $2 WHERE number = $1", [number, nowMs]);
}

export interface Appointment {
  id: string;
  loginId: string;
  passwordHash: string;
  name: string;
  title: string;
  role: Role;
  region: string;
  appointedAtMs: number;
}

/** False when the log-in id is taken. */
export async function insertOfficer(tx: Tx, officer: Appointment): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO officers (id, login_id, password_hash, name, title, role, region, appointed_at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (login_id) DO NOTHING`,
    [
      officer.id,
      officer.loginId,
      officer.passwordHash,
      officer.name,
      officer.title,
      officer.role,
      officer.region,
      officer.appointedAtMs,
    ],
  );
  return rowCount === 1;
}

/** False when another officer has this key. */
export async function savePublicKey(tx: Tx, number: number, publicKey: Uint8Array): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE officers SET public_key = $2
     WHERE number = $1 AND NOT EXISTS (SELECT FROM officers other WHERE other.public_key = $2 AND other.number <> $1)`,
    [number, publicKey],
  );
  return rowCount === 1;
}

export async function forgetPublicKey(tx: Tx, number: number): Promise<void> {
  await tx.query("UPDATE officers SET public_key = NULL WHERE number = $1", [number]);
}

/** Ends every session begun up to now. */
export async function endSessions(tx: Tx, number: number, nowMs: number): Promise<void> {
  await tx.query("UPDATE officers SET sessions_from_ms = $2 WHERE number = $1", [number, nowMs + 1]);
}

/** Unix milliseconds until which this log-in id is locked; 0 when it never failed. */
export async function lockedUntil(tx: Tx, loginIndex: Uint8Array): Promise<number> {
  const { rows } = await tx.query("SELECT locked_until_ms FROM login_failures WHERE login_index = $1", [loginIndex]);
  return rows[0]?.locked_until_ms ?? 0;
}

/** Counts a failure; from the fifth in a row each locks for a minute, doubled each time, at most fifteen. */
export async function countFailure(tx: Tx, loginIndex: Uint8Array, nowMs: number): Promise<void> {
  await tx.query(
    `INSERT INTO login_failures AS f (login_index, failures, locked_until_ms, last_at_ms) VALUES ($1, 1, 0, $2)
     ON CONFLICT (login_index) DO UPDATE SET failures = f.failures + 1, last_at_ms = $2,
       locked_until_ms = CASE WHEN f.failures >= 4 THEN $2::bigint + least(60000 * 2 ^ least(f.failures - 4, 10), 900000)::bigint ELSE 0 END`,
    [loginIndex, nowMs],
  );
}

export async function forgetFailures(tx: Tx, loginIndex: Uint8Array): Promise<void> {
  await tx.query("DELETE FROM login_failures WHERE login_index = $1", [loginIndex]);
}
