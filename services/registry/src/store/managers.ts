import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Member } from "./members.ts";

export interface Manager {
  id: number;
  loginId: string;
  addedOn: string;
  lastUsedOn: string | null;
}

/** Working managers of a facility. */
export async function findManagers(tx: Tx, facility: number): Promise<(Manager & { phone: Buffer | null })[]> {
  const { rows } = await tx.query<Manager & { phone: Buffer | null }>(
    `SELECT id, login_id AS "loginId", added_on AS "addedOn", last_used_on AS "lastUsedOn", phone
       FROM members WHERE facility = $1 AND role = 'manager' AND revoked_on IS NULL ORDER BY id LIMIT 100`,
    [facility],
  );
  return rows;
}

/** When a manager was added, and with what id they log in. */
export async function findManager(tx: Tx, id: number): Promise<(Manager & { phoneHash: Buffer | null }) | undefined> {
  const { rows } = await tx.query<Manager & { phoneHash: Buffer | null }>(
    `SELECT id, login_id AS "loginId", added_on AS "addedOn", last_used_on AS "lastUsedOn", phone_hash AS "phoneHash"
       FROM members WHERE id = $1 AND role = 'manager' AND revoked_on IS NULL`,
    [id],
  );
  return rows[0];
}

/** False when this facility has no such manager, or no longer. */
export async function revokeManager(
  tx: Tx,
  { id, facility, day }: { id: number; facility: number; day: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE members SET revoked_on = $3 WHERE id = $1 AND facility = $2 AND role = 'manager' AND revoked_on IS NULL",
    [id, facility, day],
  );
  return rowCount === 1;
}

/** Ends log-ins of a facility, all or the managers', and returns whose. */
export async function revokeMembers(
  tx: Tx,
  { facility, day, roles }: { facility: number; day: string; roles: ("manager" | "staff")[] },
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    "UPDATE members SET revoked_on = $2 WHERE facility = $1 AND role = ANY($3) AND revoked_on IS NULL RETURNING id",
    [facility, day, roles],
  );
  return rows.map(({ id }) => id);
}

/** Takes everybody who still works there along, doors as they are, and returns whom. */
export async function moveMembers(tx: Tx, from: number, to: number): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    "UPDATE members SET facility = $2 WHERE facility = $1 AND revoked_on IS NULL RETURNING id",
    [from, to],
  );
  return rows.map(({ id }) => id);
}

export interface PlaceOfBusiness {
  id: number;
  name: string;
  address: string;
  addressDetail: string;
}

/** The facilities of a facility's business number that this manager's phone was verified for, itself among them. */
export async function findSameBusiness(tx: Tx, member: number): Promise<PlaceOfBusiness[]> {
  const { rows } = await tx.query<PlaceOfBusiness>(
    `SELECT DISTINCT f.id, f.name, f.address, f.address_detail AS "addressDetail"
       FROM members me JOIN facilities mine ON mine.id = me.facility
       JOIN members m ON m.id = me.id OR (m.phone_hash = me.phone_hash AND m.role = 'manager' AND m.revoked_on IS NULL)
       JOIN facilities f ON f.id = m.facility AND (f.id = mine.id OR f.business_number = mine.business_number)
      WHERE me.id = $1 AND me.role = 'manager' AND me.revoked_on IS NULL ORDER BY f.id LIMIT 100`,
    [member],
  );
  return rows;
}

/** The same person as manager of one of those facilities; undefined when they are not. */
export async function findSelfAt(tx: Tx, member: number, facility: number): Promise<Member | undefined> {
  const { rows } = await tx.query<Member>(
    `SELECT m.id, m.facility, m.role, m.door, m.name
       FROM members me JOIN facilities mine ON mine.id = me.facility
       JOIN members m ON m.id = me.id OR (m.phone_hash = me.phone_hash AND m.role = 'manager' AND m.revoked_on IS NULL)
       JOIN facilities f ON f.id = m.facility AND (f.id = mine.id OR f.business_number = mine.business_number)
      WHERE me.id = $1 AND me.revoked_on IS NULL AND m.facility = $2 ORDER BY m.id = me.id DESC, m.id LIMIT 1`,
    [member, facility],
  );
  return rows[0];
}

/** Working managers whose verified phone this is. */
export async function findLogInsOf(
  tx: Tx,
  phoneHash: Uint8Array,
): Promise<{ id: number; facility: number; loginId: string; facilityName: string }[]> {
  const { rows } = await tx.query<{ id: number; facility: number; loginId: string; facilityName: string }>(
    `SELECT m.id, m.facility, m.login_id AS "loginId", f.name AS "facilityName"
       FROM members m JOIN facilities f ON f.id = m.facility
      WHERE m.phone_hash = $1 AND m.role = 'manager' AND m.revoked_on IS NULL ORDER BY m.id LIMIT 100`,
    [phoneHash],
  );
  return rows;
}

export async function updatePassword(tx: Tx, id: number, passwordHash: string): Promise<void> {
  await tx.query("UPDATE members SET password_hash = $2 WHERE id = $1", [id, passwordHash]);
}
