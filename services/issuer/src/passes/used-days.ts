import { randomInt } from "node:crypto";
import type { Day } from "@kipass/protocol/day";
import type { Clock } from "@kipass/service-kit/clock";
import type { Log } from "@kipass/service-kit/log";
import type { Database } from "@kipass/service-kit/postgres/database";
import { noteLastPassDay } from "../store/accounts.ts";

/**
 * The days accounts drew passes on, on their way to the database: gathered in memory, written seldom and in random
 * order, so that neither the table nor its log of changes says when within a day somebody stood at a door.
 */
export interface UsedDays {
  note(account: number, day: Day): void;
  /** A day noted and not yet written. */
  pending(account: number): Day | undefined;
  flush(): Promise<void>;
  /** Writes what is left. */
  close(): Promise<void>;
}

const FLUSH_EVERY_MS = 10 * 60_000;
/** How often the clock is looked at: by itself and never by a draw, whose time a write would give away. */
const LOOK_EVERY_MS = 500;
const MAX_ROWS = 5_000;

export function createUsedDays({ db, clock, log }: { db: Database; clock: Clock; log: Log }): UsedDays {
  const days = new Map<number, Day>();
  let flushedAtMs = clock.nowMs();
  const timer = setInterval(() => {
    if (Math.abs(clock.nowMs() - flushedAtMs) >= FLUSH_EVERY_MS) void flush();
  }, LOOK_EVERY_MS).unref();

  async function flush(): Promise<void> {
    flushedAtMs = clock.nowMs();
    const taken = shuffled([...days]);
    days.clear();
    for (const day of new Set(taken.map(([, usedOn]) => usedOn))) {
      const accounts = taken.filter(([, usedOn]) => usedOn === day).map(([account]) => account);
      for (let first = 0; first < accounts.length; first += MAX_ROWS) {
        await write(accounts.slice(first, first + MAX_ROWS), day);
      }
    }
  }

  /** What cannot be written now waits for the next time. */
  async function write(accounts: number[], day: Day): Promise<void> {
    try {
      await db.tx("note-last-pass-day", (tx) => noteLastPassDay(tx, accounts, day));
    } catch (error) {
      for (const account of accounts) if (!days.has(account)) days.set(account, day);
      log.warn({ event: "used-days-not-written", accounts: accounts.length, error });
    }
  }

  return {
    note(account, day) {
      days.set(account, day);
    },
    pending: (account) => days.get(account),
    flush,
    async close() {
      clearInterval(timer);
      await flush();
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
