import type { Tx } from "@kipass/service-kit/postgres/database";

export type OfficeRole = "handler" | "decider" | "viewer" | "admin";

export interface Officer {
  id: number;
  loginId: string;
  name: string;
  title: string;
  /** 시군구 (five digits), 시도 (two) or 'all'. */
  region: string;
  /** Null: all. */
  sectors: string[] | null;
  roles: OfficeRole[];
}

export interface NewOfficer extends Omit<Officer, "id"> {
  passwordHash: string;
  /** Null: by command. */
  appointedBy: number | null;
  appointedOn: string;
}

/** Whose the log-in id is, in whatever region; undefined also when they have left. */
export async function findOfficerLogin(
  tx: Tx,
  loginId: string,
): Promise<{ id: number; passwordHash: string; region: string } | undefined> {
  const { rows } = await tx.query(`SELECT id, password_hash AS "passwordHash", region FROM find_officer_login($1)`, [
    loginId,
  ]);
  return rows[0];
}

/** The new officer's id; undefined when the log-in id is taken. */
export async function insertOfficer(tx: Tx, officer: NewOfficer): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO officers (login_id, password_hash, name, title, region, sectors, roles, appointed_by, appointed_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (login_id) DO NOTHING RETURNING id`,
    [
      officer.loginId,
      officer.passwordHash,
      officer.name,
      officer.title,
      officer.region,
      officer.sectors,
      officer.roles,
      officer.appointedBy,
      officer.appointedOn,
    ],
  );
  return rows[0]?.id;
}

export async function findOfficers(tx: Tx): Promise<(Officer & { appointedOn: string; leftOn: string | null })[]> {
  const { rows } = await tx.query(
    `SELECT id, login_id AS "loginId", name, title, region, sectors, roles, appointed_on AS "appointedOn", left_on AS "leftOn"
       FROM officers ORDER BY left_on IS NOT NULL, region, id LIMIT 1000`,
  );
  return rows;
}

/** Undefined when they are out of reach, or have left. */
export async function findOfficer(tx: Tx, id: number): Promise<Officer | undefined> {
  const { rows } = await tx.query(
    `SELECT id, login_id AS "loginId", name, title, region, sectors, roles FROM officers WHERE id = $1 AND left_on IS NULL`,
    [id],
  );
  return rows[0];
}

export async function updateOfficerPassword(tx: Tx, id: number, passwordHash: string): Promise<void> {
  await tx.query("UPDATE officers SET password_hash = $2 WHERE id = $1", [id, passwordHash]);
}

/** False when there is no such officer in reach, or they have left already. */
export async function markLeft(tx: Tx, id: number, day: string): Promise<boolean> {
  const { rowCount } = await tx.query("UPDATE officers SET left_on = $2 WHERE id = $1 AND left_on IS NULL", [id, day]);
  return rowCount === 1;
}
