import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

export interface AccountRow {
  number: number;
  nameSealed: Uint8Array;
  phoneSealed: Uint8Array;
  verifiedUntil: Day;
  lastPassDay: Day | null;
  enrolledDay: Day;
  endedDay: Day | null;
  pausedDay: Day | null;
}

/** What a disclosure may see of an account. */
export interface PersonRow {
  number: number;
  nameSealed: Uint8Array;
  /** Its own, or for a child its guardian's: sealed for the account `phoneOf`. */
  phoneSealed: Uint8Array;
  phoneOf: number;
}

const PERSON = 'number, name_sealed AS "nameSealed", phone_sealed AS "phoneSealed"';
const COLUMNS = `${PERSON}, verified_until AS "verifiedUntil", last_pass_day AS "lastPassDay",
  enrolled_day AS "enrolledDay", ended_day AS "endedDay", paused_day AS "pausedDay"`;

const PEOPLE = `SELECT person.number, person.name_sealed AS "nameSealed", holder.phone_sealed AS "phoneSealed", holder.number AS "phoneOf"
  FROM accounts AS person JOIN accounts AS holder ON holder.number = coalesce(person.guardian, person.number)`;

/** Enrolments of one phone wait for one another, also before there is a row to lock. */
export async function lockPhone(tx: Tx, phoneIndexes: Uint8Array[]): Promise<void> {
  await tx.query(
    "SELECT pg_advisory_xact_lock(key) FROM (SELECT hashtext('phone:' || encode(i, 'hex')) AS key FROM unnest($1::bytea[]) AS i ORDER BY 1) AS keys",
    [phoneIndexes],
  );
}

/** The one account that draws passes for this phone. */
export async function findByPhone(tx: Tx, phoneIndexes: Uint8Array[]): Promise<AccountRow | undefined> {
  const { rows } = await tx.query<AccountRow>(
    `SELECT ${COLUMNS} FROM accounts WHERE phone_index = ANY($1) AND ended_day IS NULL`,
    [phoneIndexes],
  );
  return rows[0];
}

export async function findByNumber(tx: Tx, number: number): Promise<AccountRow | undefined> {
  const { rows } = await tx.query<AccountRow>(`SELECT ${COLUMNS} FROM accounts WHERE number = $1`, [number]);
  return rows[0];
}

/** As `findByNumber`; what else would change the account waits. */
export async function lockAccount(tx: Tx, number: number): Promise<AccountRow | undefined> {
  const { rows } = await tx.query<AccountRow>(`SELECT ${COLUMNS} FROM accounts WHERE number = $1 FOR UPDATE`, [number]);
  return rows[0];
}

/**
 * Those with this phone and their children, who are reached by it. Also those that ended, until they are destroyed: their
 * passes may still be found at facilities.
 */
export async function findPeopleByPhone(tx: Tx, phoneIndexes: Uint8Array[]): Promise<PersonRow[]> {
  const { rows } = await tx.query<PersonRow>(
    `WITH holders AS (SELECT number FROM accounts WHERE phone_index = ANY($1))
     ${PEOPLE} WHERE person.number IN (SELECT number FROM holders UNION ALL
       SELECT child.number FROM accounts AS child JOIN holders ON child.guardian = holders.number)
     ORDER BY person.number`,
    [phoneIndexes],
  );
  return rows;
}

export async function findPeopleByNumbers(tx: Tx, numbers: number[]): Promise<PersonRow[]> {
  const { rows } = await tx.query<PersonRow>(`${PEOPLE} WHERE person.number = ANY($1)`, [numbers]);
  return rows;
}

export async function nextNumber(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ number: number }>("SELECT nextval('account_numbers') AS number");
  return (rows[0] as { number: number }).number;
}

/** A new account on its first device; returns the number of its session. */
export async function insertAccount(
  tx: Tx,
  account: Pick<AccountRow, "number" | "nameSealed" | "phoneSealed"> & {
    phoneIndex: Uint8Array;
    verifiedUntil: Day;
    today: Day;
  },
): Promise<number> {
  const { rows } = await tx.query<Generation>(
    `INSERT INTO accounts (number, name_sealed, phone_sealed, phone_index, session_generation, verified_until, enrolled_day)
     VALUES ($1, $2, $3, $4, nextval('session_numbers'), $5, $6) RETURNING session_generation AS generation`,
    [account.number, account.nameSealed, account.phoneSealed, account.phoneIndex, account.verifiedUntil, account.today],
  );
  return generationOf(rows);
}

/** The account moves to a new device; returns the number of its session. */
export async function renewAccount(tx: Tx, number: number, verifiedUntil: Day, today: Day): Promise<number> {
  const { rows } = await tx.query<Generation>(
    `UPDATE accounts SET session_generation = nextval('session_numbers'), verified_until = $2, enrolled_day = $3
     WHERE number = $1 RETURNING session_generation AS generation`,
    [number, verifiedUntil, today],
  );
  return generationOf(rows);
}

/** The phone counts as verified until that day; returns the session that counts, undefined when the account is gone or has ended. */
export async function keepVerified(tx: Tx, number: number, verifiedUntil: Day): Promise<number | undefined> {
  const { rows } = await tx.query<Generation>(
    `UPDATE accounts SET verified_until = $2 WHERE number = $1 AND ended_day IS NULL
     RETURNING session_generation AS generation`,
    [number, verifiedUntil],
  );
  return rows[0]?.generation;
}

/** The person has another number now. */
export async function changePhone(
  tx: Tx,
  number: number,
  phoneSealed: Uint8Array,
  phoneIndex: Uint8Array,
): Promise<void> {
  await tx.query("UPDATE accounts SET phone_sealed = $2, phone_index = $3 WHERE number = $1", [
    number,
    phoneSealed,
    phoneIndex,
  ]);
}

/** A number above every session there is. */
export async function nextSessionNumber(tx: Tx): Promise<number> {
  const { rows } = await tx.query<Generation>("SELECT nextval('session_numbers') AS generation");
  return generationOf(rows);
}

/** Suspended since a day, or not; returns the number of the account's next session, the only one that may know. */
export async function pauseAccount(tx: Tx, number: number, pausedDay: Day | null): Promise<number> {
  const { rows } = await tx.query<Generation>(
    `UPDATE accounts SET session_generation = nextval('session_numbers'), paused_day = $2
     WHERE number = $1 RETURNING session_generation AS generation`,
    [number, pausedDay],
  );
  return generationOf(rows);
}

/** The account draws no more; returns the number below which sessions are void. */
export async function endAccount(tx: Tx, number: number, today: Day): Promise<number> {
  const { rows } = await tx.query<Generation>(
    `UPDATE accounts SET session_generation = nextval('session_numbers'), ended_day = coalesce(ended_day, $2)
     WHERE number = $1 RETURNING session_generation AS generation`,
    [number, today],
  );
  return generationOf(rows);
}

/** Ends the session with this number unless a later one has; returns the number below which sessions are void. */
export async function endSession(tx: Tx, number: number, generation: number): Promise<number | undefined> {
  const { rows } = await tx.query<Generation>(
    `UPDATE accounts SET session_generation = nextval('session_numbers')
     WHERE number = $1 AND session_generation = $2 RETURNING session_generation AS generation`,
    [number, generation],
  );
  return rows[0]?.generation;
}

interface Generation {
  generation: number;
}

function generationOf(rows: Generation[]): number {
  if (!rows[0]) throw new Error("the account is gone");
  return rows[0].generation;
}

/** One statement for all, so that the database sees no order among them. */
export async function noteLastPassDay(tx: Tx, numbers: number[], day: Day): Promise<void> {
  await tx.query(
    "UPDATE accounts SET last_pass_day = $2 WHERE number = ANY($1) AND (last_pass_day IS NULL OR last_pass_day < $2)",
    [numbers, day],
  );
}

/** Days on which accounts that are still here were last used, before `firstLivingDay`. */
export async function daysOfUnusedAccounts(tx: Tx, firstLivingDay: Day): Promise<Day[]> {
  const { rows } = await tx.query<{ day: Day }>(
    "SELECT DISTINCT greatest(last_pass_day, enrolled_day) AS day FROM accounts WHERE greatest(last_pass_day, enrolled_day) < $1",
    [firstLivingDay],
  );
  return rows.map(({ day }) => day);
}

/** Accounts last used on or before that day, with their consents. Returns their numbers. */
export async function eraseUnusedAccounts(tx: Tx, lastUsed: Day): Promise<number[]> {
  const { rows } = await tx.query<{ number: number }>(
    "DELETE FROM accounts WHERE greatest(last_pass_day, enrolled_day) <= $1 RETURNING number",
    [lastUsed],
  );
  return rows.map(({ number }) => number);
}
