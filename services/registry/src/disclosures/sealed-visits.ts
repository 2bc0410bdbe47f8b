import { setImmediate as nextTurn } from "node:timers/promises";
import { toBase64url, toHex } from "@kipass/protocol/bytes";
import type { Day } from "@kipass/protocol/day";
import { unwrapEpoch } from "@kipass/protocol/epoch";
import { Problem } from "@kipass/protocol/problem";
import type { Log } from "@kipass/service-kit/log";
import type { Database } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { type DisclosedRow, findVisits } from "../store/disclosed-visits.ts";
import { findEpochs } from "../store/epochs.ts";
import { visitDays } from "../store/visits.ts";
import { type DayKeys, dayKeys } from "../visits/day-keys.ts";

export interface VisitStore {
  /** Reads only, several days at once. */
  db: Database;
  vault: Vault;
  log: Log;
}

/** What to look for in one day's table. */
export interface DaySearch {
  day: Day;
  column: "tag" | "place";
  /** The values, given the day's keys. */
  values: (keys: DayKeys) => Uint8Array[];
}

export interface FoundVisits {
  /** Epochs first, so that a reader can open every visit when it comes. */
  items: object[];
  visits: number;
}

/** Values per statement. */
const CHUNK = 10_000;

/**
 * Sealed visits with the epoch keys they need, each key sealed to the authority. Days without table or keys have none any more.
 * @throws Problem order-limit as soon as there are more visits than `limit`
 */
export async function findSealedVisits(store: VisitStore, searches: DaySearch[], limit: number): Promise<FoundVisits> {
  const stored = await visitDays(store.db);
  const budget = { left: limit };
  // Naming a day's passes takes a while: visits are recorded in between, and the database searches the days before meanwhile.
  let turn: Promise<unknown> = Promise.resolve();
  const days = await Promise.all(
    searches
      .filter(({ day }) => stored.has(day))
      .map((search) => {
        turn = turn.then(() => nextTurn());
        return turn.then(() => findInDay(store, search, budget));
      }),
  );
  const visits = days.flatMap((found) => found.visits);
  return { items: [...days.flatMap((found) => found.epochs), ...visits], visits: visits.length };
}

interface DayFound {
  epochs: object[];
  visits: object[];
}

async function findInDay(store: VisitStore, search: DaySearch, budget: { left: number }): Promise<DayFound> {
  const keys = dayKeys(store.vault, search.day);
  if (!keys) return { epochs: [], visits: [] };
  const rows = await searchDay(store.db, search, keys, budget);
  return {
    epochs: await epochsOf(store, search.day, rows, keys.wrap),
    visits: rows.map((row) => visitItem(search.day, row)),
  };
}

async function searchDay(
  db: Database,
  { day, column, values }: DaySearch,
  keys: DayKeys,
  budget: { left: number },
): Promise<DisclosedRow[]> {
  const wanted = values(keys);
  const rows: DisclosedRow[] = [];
  for (let from = 0; from < wanted.length; from += CHUNK) {
    const found = await findVisits(db, day, { column, values: wanted.slice(from, from + CHUNK) }, budget.left + 1);
    budget.left -= found.length;
    if (budget.left < 0) throw new Problem("order-limit");
    rows.push(...found);
  }
  return rows;
}

async function epochsOf(
  { db, log }: VisitStore,
  day: Day,
  rows: DisclosedRow[],
  wrapKey: Uint8Array,
): Promise<object[]> {
  const named = new Map(rows.map(({ epoch }) => [toHex(epoch), epoch]));
  if (named.size === 0) return [];
  const found = await findEpochs(db, day, [...named.values()]);
  return found.flatMap(({ epoch, wrapped }) => {
    const opened = unwrapEpoch(wrapped, { day, epoch }, wrapKey, primitives);
    // One damaged key must not keep the rest of a case from the investigators.
    if (!opened) return log.error({ event: "epoch-damaged", day }) ?? [];
    const { week, working, escrow } = opened;
    return {
      type: "epoch",
      day,
      epoch: toBase64url(epoch),
      week,
      working: toBase64url(working),
      escrow: toBase64url(escrow),
    };
  });
}

function visitItem(day: Day, { tag, retry, place, epoch, counter, sealed, conflict }: DisclosedRow): object {
  return {
    type: "visit",
    day,
    tag: toBase64url(tag),
    retry: toBase64url(retry),
    place: toBase64url(place),
    epoch: toBase64url(epoch),
    counter,
    sealed: toBase64url(sealed),
    conflict,
  };
}
