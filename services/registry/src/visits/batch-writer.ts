import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import type { Log } from "@kipass/service-kit/log";
import type { Database } from "@kipass/service-kit/postgres/database";
import { findStandingVisits, insertVisits, type StandingVisit, type VisitRow } from "../store/visits.ts";

/** Gathers visits of many requests into few statements. The answer to each leaves after its commit. */
export interface BatchWriter {
  /**
   * Undefined when the row was stored; otherwise the visit that stood under its tag first.
   * @throws Problem unavailable when the queue is full or the database did not answer: then nobody knows, and nothing is green
   */
  write(day: Day, row: VisitRow): Promise<StandingVisit | undefined>;
  /** Waits for what is queued. */
  close(): Promise<void>;
}

export interface BatchWriterOptions {
  db: Database;
  log: Log;
  /** Statements under way at once, each on a connection of its own. */
  lanes?: number;
}

interface Waiting {
  day: Day;
  row: VisitRow;
  resolve(standing: StandingVisit | undefined): void;
  reject(error: unknown): void;
}

const LANES = 2;
const GATHER_MS = 2;
const MAX_BATCH = 128;
/** About a second of a busy process; more would only be answered after the scanners have given up. */
const MAX_QUEUED = 4_096;
const ATTEMPTS = 4;

export function createBatchWriter({ db, log, lanes = LANES }: BatchWriterOptions): BatchWriter {
  let queue: Waiting[] = [];
  let busy = 0;
  let gathering = false;
  let drained: (() => void) | undefined;

  function gather(): void {
    if (gathering || busy >= lanes || queue.length === 0) return;
    gathering = true;
    setTimeout(() => {
      gathering = false;
      sendNext();
    }, GATHER_MS);
  }

  function sendNext(): void {
    if (busy >= lanes || queue.length === 0) return;
    const batch = queue.slice(0, MAX_BATCH);
    queue = queue.slice(MAX_BATCH);
    busy += 1;
    Promise.all(Array.from(Map.groupBy(batch, ({ day }) => day), ([day, ofDay]) => writeDay(db, day, ofDay, log))).finally(() => {
      busy -= 1;
      sendNext();
      if (busy === 0 && queue.length === 0) drained?.();
    });
    gather();
  }

  return {
    write(day, row) {
      if (queue.length >= MAX_QUEUED) return Promise.reject(new Problem("unavailable", { retryAfterSeconds: 2 }));
      return new Promise((resolve, reject) => {
        queue.push({ day, row, resolve, reject });
        gather();
      });
    },
    async close() {
      if (busy === 0 && queue.length === 0) return;
      await new Promise<void>((resolve) => {
        drained = resolve;
      });
    },
  };
}

async function writeDay(db: Database, day: Day, batch: Waiting[], log: Log): Promise<void> {
  const firsts = firstOfEachTag(batch);
  try {
    const standing = await storeOrFind(db, day, [...firsts.values()].map(({ row }) => row).sort(byTag));
    for (const waiting of batch) {
      const tag = keyOf(waiting.row.tag);
      const first = firsts.get(tag);
      waiting.resolve(standing.get(tag) ?? (first === waiting ? undefined : first?.row));
    }
  } catch (error) {
    log.warn({ event: "visits-not-stored", visits: batch.length, error });
    for (const { reject } of batch) reject(error);
  }
}

function firstOfEachTag(batch: Waiting[]): Map<string, Waiting> {
  const firsts = new Map<string, Waiting>();
  for (const waiting of batch) {
    const tag = keyOf(waiting.row.tag);
    if (!firsts.has(tag)) firsts.set(tag, waiting);
  }
  return firsts;
}

/** By tag, the visits that were there before, for rows that were not stored. */
async function storeOrFind(db: Database, day: Day, rows: VisitRow[]): Promise<Map<string, StandingVisit>> {
  const stored = await untilNoVictim(() => insertVisits(db, day, rows));
  if (stored.length === rows.length) return new Map();
  const isStored = new Set(stored.map(keyOf));
  const refused = rows.filter(({ tag }) => !isStored.has(keyOf(tag)));
  // A statement of its own: the inserting one does not see what it collided with.
  const standing = await findStandingVisits(db, day, refused.map(({ tag }) => tag));
  if (standing.length !== refused.length) throw new Problem("unavailable");
  return new Map(standing.map((visit) => [keyOf(visit.tag), visit]));
}

/** Sorted batches do not deadlock among themselves; with anything else on the table, the victim goes again. */
async function untilNoVictim<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isVictim(error)) throw error;
    }
  }
}

function isVictim(error: unknown): boolean {
  const cause = error instanceof Problem ? (error.cause as { code?: unknown } | undefined) : undefined;
  return cause?.code === "40P01" || cause?.code === "40001";
}

function byTag(a: VisitRow, b: VisitRow): number {
  return Buffer.compare(a.tag, b.tag);
}

function keyOf(tag: Uint8Array): string {
  return Buffer.from(tag.buffer, tag.byteOffset, tag.byteLength).toString("latin1");
}
