import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

export interface AccountRow {
  number: number;
  nameSealed: Uint8Array;
  phoneSealed: Uint8Array;
  sessionGeneration: number;
  verifiedUntil: Day;
  lastPassDay: Day | null;
  enrolledDay: Day;
  endedDay: Day | null;
}

const COLUMNS = `number, name_sealed AS "nameSealed", phone_sealed AS "phoneSealed", session_generation AS "sessionGeneration",
  verified_until AS "verifiedUntil", last_pass_day AS "lastPassDay", enrolled_day AS "enrolledDay", ended_day AS "endedDay"`;

/** Enrolments of one phone wait for one another, also before there is a row to lock. */
export async function lockPhone(tx: Tx, phoneIndex: Uint8Array): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('phone:' || encode($1, 'hex')))", [phoneIndex]);
}

/** The one account that draws passes for this phone. */
export async function findByPhone(tx: Tx, phoneIndex: Uint8Array): Promise<AccountRow | undefined> {
  const { rows } = await tx.query<AccountRow>(`SELECT ${COLUMNS} FROM accounts WHERE phone_index = $1 AND ended_day IS NULL`, [
    phoneIndex,
  ]);
  return rows[0];
}

/** Also those that ended, until they are destroyed: their passes may still be found at facilities. */
export async function findAllByPhone(tx: Tx, phoneIndex: Uint8Array): Promise<AccountRow[]> {
  const { rows } = await tx.query<AccountRow>(`SELECT ${COLUMNS} FROM accounts WHERE phone_index = $1 ORDER BY number`, [phoneIndex]);
  return rows;
}

export async function findByNumbers(tx: Tx, numbers: number[]): Promise<AccountRow[]> {
  const { rows } = await tx.query<AccountRow>(`SELECT ${COLUMNS} FROM accounts WHERE number = ANY($1)`, [numbers]);
  return rows;
}

export async function nextNumber(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ number: number }>("SELECT nextval('account_numbers') AS number");
  return (rows[0] as { number: number }).number;
}

export async function insertAccount(
  tx: Tx,
  account: { number: number; nameSealed: Uint8Array; phoneSealed: Uint8Array; phoneIndex: Uint8Array; verifiedUntil: Day; today: Day },
): Promise<void> {
  await tx.query(
    `INSERT INTO accounts (number, name_sealed, phone_sealed, phone_index, session_generation, verified_until, enrolled_day)
     VALUES ($1, $2, $3, $4, 1, $5, $6)`,
    [account.number, account.nameSealed, account.phoneSealed, account.phoneIndex, account.verifiedUntil, account.today],
  );
}

/** The account moves to a new device; returns the generation of its session. */
export async function renewAccount(tx: Tx, number: number, verifiedUntil: Day, today: Day): Promise<number> {
  const { rows } = await tx.query<{ generation: number }>(
    `UPDATE accounts SET session_generation = session_generation + 1, verified_until = $2, enrolled_day = $3
     WHERE number = $1 RETURNING session_generation AS generation`,
    [number, verifiedUntil, today],
  );
  return (rows[0] as { generation: number }).generation;
}

/** The account draws no more; returns the generation below which sessions are void. */
export async function endAccount(tx: Tx, number: number, today: Day): Promise<number> {
  const { rows } = await tx.query<{ generation: number }>(
    `UPDATE accounts SET session_generation = session_generation + 1, ended_day = coalesce(ended_day, $2)
     WHERE number = $1 RETURNING session_generation AS generation`,
    [number, today],
  );
  return (rows[0] as { generation: number }).generation;
}

/** Ends this session unless a later one has; undefined when there was nothing to end. */
export async function endSession(tx: Tx, number: number, generation: number): Promise<number | undefined> {
  const { rows } = await tx.query<{ generation: number }>(
    `UPDATE accounts SET session_generation = session_generation + 1
     WHERE number = $1 AND session_generation = $2 RETURNING session_generation AS generation`,
    [number, generation],
  );
  return rows[0]?.generation;
}

/** One statement for all, so that the database sees no order among them. */
export async function noteLastPassDay(tx: Tx, numbers: number[], day: Day): Promise<void> {
  await tx.query(
    "UPDATE accounts SET last_pass_day = $2 WHERE number = ANY($1) AND (last_pass_day IS NULL OR last_pass_day < $2)",
    [numbers, day],
  );
}

/** Accounts whose last passes were of a day before `firstLivingDay`; returns their numbers. Consents go with them. */
export async function eraseAccountsUnusedSince(tx: Tx, firstLivingDay: Day): Promise<number[]> {
  const { rows } = await tx.query<{ number: number }>(
    "DELETE FROM accounts WHERE greatest(last_pass_day, enrolled_day) < $1 RETURNING number",
    [firstLivingDay],
  );
  return rows.map(({ number }) => number);
}
