import { randomInt } from "node:crypto";
import type { Day } from "@kipass/protocol/day";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Log } from "@kipass/service-kit/log";
import type { Database } from "@kipass/service-kit/postgres/database";
import { noteLastPassDay } from "../store/accounts.ts";
import { keepLater, type UsedDaysFile } from "./used-days-file.ts";

/**
 * The days accounts drew passes on, on their way to the database. They are gathered until the day is over and written
 * then, all at once and in random order: whatever the database, its log of changes or a copy taken during the day says
 * of an account, it says of the day and of no time within it.
 */
export interface UsedDays {
  note(account: number, day: Day): void;
  /** A day noted and not yet written. */
  pending(account: number): Day | undefined;
  /** Keeps what is left for the next process. */
  close(): Promise<void>;
}

/** How often the notes are kept in their file, and how soon a database that was down is tried again. */
const EVERY_MS = 10 * 60_000;
/** How often the clock is looked at: by itself and never by a draw, whose time a write would give away. */
const LOOK_EVERY_MS = 500;
const MAX_ROWS = 5_000;

export interface UsedDaysParts {
  db: Database;
  file: UsedDaysFile;
  clock: Clock;
  log: Log;
}

/** Takes over what processes before it could not write. */
export async function createUsedDays({ db, file, clock, log }: UsedDaysParts): Promise<UsedDays> {
  const gathered = await file.adopt();
  /** Of days that are over. */
  let late = new Map<number, Day>();
  let gatheredOn = today(clock);
  let lookedAfterMs = clock.nowMs();
  let working = Promise.resolve();
  for (const [account, day] of gathered) if (day < gatheredOn) moveToLate(account, day);
  if (late.size > 0) begin(write);

  const timer = setInterval(() => {
    const isOver = today(clock) !== gatheredOn;
    if (!isOver && Math.abs(clock.nowMs() - lookedAfterMs) < EVERY_MS) return;
    lookedAfterMs = clock.nowMs();
    if (isOver) {
      gatheredOn = today(clock);
      for (const [account, day] of gathered) moveToLate(account, day);
    }
    begin(late.size > 0 ? write : save);
  }, LOOK_EVERY_MS).unref();

  function moveToLate(account: number, day: Day): void {
    gathered.delete(account);
    keepLater(late, account, day);
  }

  function begin(work: () => Promise<void>): void {
    working = working.then(work).catch((error) => log.warn({ event: "used-days-not-kept", error }));
  }

  /** What cannot be written now waits for the next time. */
  async function write(): Promise<void> {
    const taken = shuffled([...late]);
    late = new Map();
    for (const day of new Set(taken.map(([, usedOn]) => usedOn))) {
      const accounts = taken.filter(([, usedOn]) => usedOn === day).map(([account]) => account);
      for (let first = 0; first < accounts.length; first += MAX_ROWS) {
        await writeSome(accounts.slice(first, first + MAX_ROWS), day);
      }
    }
    await save();
  }

  async function writeSome(accounts: number[], day: Day): Promise<void> {
    try {
      await db.tx("note-last-pass-day", (tx) => noteLastPassDay(tx, accounts, day));
    } catch (error) {
      for (const account of accounts) keepLater(late, account, day);
      log.warn({ event: "used-days-not-written", accounts: accounts.length, error });
    }
  }

  async function save(): Promise<void> {
    const all = new Map(late);
    for (const [account, day] of gathered) keepLater(all, account, day);
    await file.save(all);
  }

  return {
    note: (account, day) => keepLater(gathered, account, day),
    pending: (account) => gathered.get(account) ?? late.get(account),
    async close() {
      clearInterval(timer);
      begin(save);
      await working;
    },
  };
}

function shuffled<T>(list: T[]): T[] {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [list[last], list[other]] = [list[other] as T, list[last] as T];
  }
  return list;
}
