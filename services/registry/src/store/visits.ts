import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { tableOf } from "../visits/day-tables.ts";

export interface VisitRow {
  tag: Uint8Array;
  retry: Uint8Array;
  place: Uint8Array;
  epoch: Uint8Array;
  counter: number;
  sealed: Uint8Array;
}

/** What the scanning role may see of a row. */
export interface StandingVisit {
  tag: Uint8Array;
  retry: Uint8Array;
  place: Uint8Array;
}

/**
 * Stores rows of one day in one statement and returns how many were new. The rows have different tags in rising order: unsorted
 * batches of two processes would wait for each other. Multi-row VALUES, because a distributed database routes it row by row.
 */
export async function insertVisits(tx: Tx, day: Day, rows: VisitRow[]): Promise<number> {
  const values: unknown[] = [];
  for (const { tag, retry, place, epoch, counter, sealed } of rows)
    values.push(tag, retry, place, epoch, counter, sealed);
  return (await tx.query(insertText(day, rows.length), values)).rowCount;
}

/** Of many tags, the visits that stand under them. */
export async function findStandingVisits(tx: Tx, day: Day, tags: Uint8Array[]): Promise<StandingVisit[]> {
  const { rows } = await tx.query(
    `SELECT tag, retry, place FROM ${tableOf("visits", day)} WHERE tag = ANY($1::bytea[])`,
    [tags],
  );
  return rows;
}

/** Keeps a visit whose pass another attempt recorded first; once, however often it is sent. */
export async function insertConflict(tx: Tx, day: Day, row: VisitRow): Promise<void> {
  await tx.query(
    `INSERT INTO ${tableOf("conflicts", day)} (tag, retry, place, epoch, counter, sealed)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [row.tag, row.retry, row.place, row.epoch, row.counter, row.sealed],
  );
}

/** Rows per place, for places that have any. */
export async function countPlaces(
  tx: Tx,
  day: Day,
  places: Uint8Array[],
): Promise<{ place: Buffer; visits: number }[]> {
  const { rows } = await tx.query(
    `SELECT place, count(*) AS visits FROM ${tableOf("visits", day)} WHERE place = ANY($1::bytea[]) GROUP BY place`,
    [places],
  );
  return rows;
}

/** The days that have tables. */
export async function visitDays(tx: Tx): Promise<Set<Day>> {
  const { rows } = await tx.query<{ day: Day }>("SELECT day FROM visit_days");
  return new Set(rows.map(({ day }) => day));
}

const insertTexts = new Map<string, string>();

function insertText(day: Day, rows: number): string {
  const table = tableOf("visits", day);
  const key = `${table} ${rows}`;
  const known = insertTexts.get(key);
  if (known !== undefined) return known;
  const places = Array.from(
    { length: rows },
    (_, n) => `($${6 * n + 1},$${6 * n + 2},$${6 * n + 3},$${6 * n + 4},$${6 * n + 5},$${6 * n + 6})`,
  );
  const text = `INSERT INTO ${table} (tag, retry, place, epoch, counter, sealed) VALUES ${places.join(",")} ON CONFLICT (tag) DO NOTHING`;
  if (insertTexts.size >= MAX_TEXTS) insertTexts.clear();
  insertTexts.set(key, text);
  return text;
}

/** Texts of several days' batch sizes; forgotten together when the days have moved on. */
const MAX_TEXTS = 512;
