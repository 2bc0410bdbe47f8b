import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

export interface ChildRow {
  number: number;
  nameSealed: Uint8Array;
  birthDateSealed: Uint8Array;
  generation: number;
  hasOwnDevice: boolean;
  lastPassDay: Day | null;
  enrolledDay: Day;
}

const CHILD = `number, name_sealed AS "nameSealed", birth_date_sealed AS "birthDateSealed", session_generation AS generation,
  has_own_device AS "hasOwnDevice", last_pass_day AS "lastPassDay", enrolled_day AS "enrolledDay"`;

/** The living children of a guardian, in the order they were added. */
export async function findChildren(tx: Tx, guardian: number): Promise<ChildRow[]> {
  const { rows } = await tx.query<ChildRow>(
    `SELECT ${CHILD} FROM accounts WHERE guardian = $1 AND ended_day IS NULL ORDER BY number`,
    [guardian],
  );
  return rows;
}

/** Waits for other changes to the same family, and says whether the guardian's account still lives. */
export async function lockGuardian(tx: Tx, guardian: number): Promise<boolean> {
  const { rows } = await tx.query<{ number: number }>(
    "SELECT number FROM accounts WHERE number = $1 AND ended_day IS NULL FOR UPDATE",
    [guardian],
  );
  return rows.length === 1;
}

/** A new child on its guardian's device, which an enrolment of the guardian's it is too: the guardian's account outlives it. */
export async function insertChild(
  tx: Tx,
  child: { number: number; nameSealed: Uint8Array; birthDateSealed: Uint8Array; guardian: number; today: Day },
): Promise<void> {
  const { number, nameSealed, birthDateSealed, guardian, today } = child;
  await tx.query(
    `INSERT INTO accounts (number, name_sealed, birth_date_sealed, guardian, session_generation, enrolled_day)
     VALUES ($1, $2, $3, $4, nextval('session_numbers'), $5)`,
    [number, nameSealed, birthDateSealed, guardian, today],
  );
  await tx.query("UPDATE accounts SET enrolled_day = $2 WHERE number = $1", [guardian, today]);
}

/** To a device of its own or back to its guardian's; returns the number of its session there. */
export async function moveChild(tx: Tx, child: number, hasOwnDevice: boolean): Promise<number> {
  const { rows } = await tx.query<{ generation: number }>(
    `UPDATE accounts SET session_generation = nextval('session_numbers'), has_own_device = $2
     WHERE number = $1 AND ended_day IS NULL RETURNING session_generation AS generation`,
    [child, hasOwnDevice],
  );
  if (!rows[0]) throw new Error("the child's account is gone");
  return rows[0].generation;
}
