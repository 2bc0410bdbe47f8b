import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

/** The serial of the account's present safe number. */
export async function findSerial(tx: Tx, account: number): Promise<number | undefined> {
  const { rows } = await tx.query<{ serial: number }>(
    "SELECT serial FROM safe_numbers WHERE account = $1 AND ended_day IS NULL",
    [account],
  );
  return rows[0]?.serial;
}

/** The account's next serial; undefined when the one that was due is still remembered as somebody's. */
export async function insertSerial(tx: Tx, account: number, day: Day): Promise<number | undefined> {
  const { rows } = await tx.query<{ serial: number }>(
    `INSERT INTO safe_numbers (serial, account, assigned_day) VALUES (nextval('safe_number_serials'), $1, $2)
     ON CONFLICT (serial) DO NOTHING RETURNING serial`,
    [account, day],
  );
  return rows[0]?.serial;
}

/** The present number becomes a former one, known until its day is destroyed. */
export async function endSerial(tx: Tx, account: number, day: Day): Promise<void> {
  await tx.query("UPDATE safe_numbers SET ended_day = $2 WHERE account = $1 AND ended_day IS NULL", [account, day]);
}

export async function countSerialsEndedOn(tx: Tx, account: number, day: Day): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM safe_numbers WHERE account = $1 AND ended_day = $2",
    [account, day],
  );
  return (rows[0] as { count: number }).count;
}

/** Whose these serials were between two days, the days included. */
export async function findHoldersOf(
  tx: Tx,
  serials: number[],
  { from, to }: { from: Day; to: Day },
): Promise<{ serial: number; account: number }[]> {
  const { rows } = await tx.query<{ serial: number; account: number }>(
    `SELECT serial, account FROM safe_numbers
     WHERE serial = ANY($1) AND assigned_day <= $3 AND (ended_day IS NULL OR ended_day >= $2) ORDER BY serial`,
    [serials, from, to],
  );
  return rows;
}

/** Days on which numbers ended that are still remembered, before `firstLivingDay`. */
export async function daysOfEndedSerials(tx: Tx, firstLivingDay: Day): Promise<Day[]> {
  const { rows } = await tx.query<{ day: Day }>(
    "SELECT DISTINCT ended_day AS day FROM safe_numbers WHERE ended_day < $1",
    [firstLivingDay],
  );
  return rows.map(({ day }) => day);
}

/** Forgets whose the numbers were that ended on or before that day. Returns how many went. */
export async function eraseEndedSerials(tx: Tx, endedOn: Day): Promise<number> {
  return (await tx.query("DELETE FROM safe_numbers WHERE ended_day <= $1", [endedOn])).rowCount;
}
