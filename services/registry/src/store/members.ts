import type { Tx } from "@kipass/service-kit/postgres/database";

export interface Member {
  id: number;
  facility: number;
  role: "manager" | "staff";
  door: number;
  name: string;
}

export interface NewMember {
  facility: number;
  role: "manager" | "staff";
  door: number;
  name: string;
  loginId: string;
  passwordHash: string;
  /** Sealed; managers only. */
  phone: Uint8Array | null;
  phoneHash: Uint8Array | null;
  addedOn: string;
}

/** Undefined when the log-in id is taken. */
export async function insertMember(tx: Tx, member: NewMember): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO members (facility, role, door, name, login_id, password_hash, phone, phone_hash, added_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (login_id) DO NOTHING RETURNING id`,
    [
      member.facility,
      member.role,
      member.door,
      member.name,
      member.loginId,
      member.passwordHash,
      member.phone,
      member.phoneHash,
      member.addedOn,
    ],
  );
  return rows[0]?.id;
}

export async function isLoginIdTaken(tx: Tx, loginId: string): Promise<boolean> {
  return (await tx.query("SELECT FROM members WHERE login_id = $1", [loginId])).rowCount > 0;
}

export async function findMember(tx: Tx, id: number): Promise<Member | undefined> {
  const { rows } = await tx.query("SELECT id, facility, role, door, name FROM members WHERE id = $1", [id]);
  return rows[0];
}

/** Undefined also when the member was revoked. */
export async function findWorkingMember(tx: Tx, id: number): Promise<Member | undefined> {
  const { rows } = await tx.query(
    "SELECT id, facility, role, door, name FROM members WHERE id = $1 AND revoked_on IS NULL",
    [id],
  );
  return rows[0];
}

/** Who may log in with this id. */
export async function findLogin(tx: Tx, loginId: string): Promise<(Member & { passwordHash: string }) | undefined> {
  const { rows } = await tx.query(
    `SELECT id, facility, role, door, name, password_hash AS "passwordHash" FROM members WHERE login_id = $1 AND revoked_on IS NULL`,
    [loginId],
  );
  return rows[0];
}

export async function markUsed(tx: Tx, id: number, day: string): Promise<void> {
  await tx.query("UPDATE members SET last_used_on = $2 WHERE id = $1 AND last_used_on IS DISTINCT FROM $2", [id, day]);
}

export async function findStaff(
  tx: Tx,
  facility: number,
): Promise<(Member & { loginId: string; lastUsedOn: string | null })[]> {
  const { rows } = await tx.query(
    `SELECT id, facility, role, door, name, login_id AS "loginId", last_used_on AS "lastUsedOn"
       FROM members WHERE facility = $1 AND role = 'staff' AND revoked_on IS NULL ORDER BY door`,
    [facility],
  );
  return rows;
}

/** False when this facility has no such staff, or no longer. */
export async function revokeMember(
  tx: Tx,
  { id, facility, day }: { id: number; facility: number; day: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE members SET revoked_on = $3 WHERE id = $1 AND facility = $2 AND role = 'staff' AND revoked_on IS NULL",
    [id, facility, day],
  );
  return rowCount === 1;
}

export async function countStaff(tx: Tx, facility: number): Promise<number> {
  const { rows } = await tx.query<{ staff: number }>(
    "SELECT count(*) AS staff FROM members WHERE facility = $1 AND role = 'staff' AND revoked_on IS NULL",
    [facility],
  );
  return rows[0]?.staff ?? 0;
}
