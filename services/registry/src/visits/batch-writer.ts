import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import type { Log } from "@kipass/service-kit/log";
import type { Database } from "@kipass/service-kit/postgres/database";
import { findStandingVisits, insertVisits, type StandingVisit, type VisitRow } from "../store/visits.ts";

/** Gathers visits of many requests into few statements. The answer to each leaves after its commit. */
export interface BatchWriter {
  /**
   * The visit that stands under the row's tag afterwards: this one, or one that was there first. Which it is, its `retry` tells.
   * @throws Problem unavailable when the queue is full or the database did not answer: then nobody knows, and nothing is green
   */
  write(day: Day, row: VisitRow): Promise<StandingVisit>;
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
  /** The row's tag as a key of maps. */
  tag: string;
  resolve(standing: StandingVisit): void;
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
    Promise.all(
      Array.from(
        Map.groupBy(batch, ({ day }) => day),
        ([day, ofDay]) => writeDay(db, day, ofDay, log),
      ),
    ).finally(() => {
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
        queue.push({ day, row, tag: keyOf(row.tag), resolve, reject });
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
    const standing = await storeOrFind(db, day, firsts);
    for (const { tag, resolve } of batch) resolve(standing.get(tag) as StandingVisit);
  } catch (error) {
    log.warn({ event: "visits-not-stored", visits: batch.length, error });
    for (const { reject } of batch) reject(error);
  }
}

/** Of several showings of one pass in a batch the first to arrive is the one that is stored. */
function firstOfEachTag(batch: Waiting[]): Map<string, VisitRow> {
  const firsts = new Map<string, VisitRow>();
  for (const { row, tag } of batch) {
    if (!firsts.has(tag)) firsts.set(tag, row);
  }
  return firsts;
}

/** By tag, the visits that stand once the rows are stored. */
async function storeOrFind(db: Database, day: Day, rows: Map<string, VisitRow>): Promise<Map<string, StandingVisit>> {
  const sorted = [...rows.values()].sort(byTag);
  const stored = await untilNoVictim(() => insertVisits(db, day, sorted));
  if (stored === rows.size) return rows;
  // A statement of its own: the inserting one does not see what it collided with.
  const standing = await findStandingVisits(
    db,
    day,
    sorted.map(({ tag }) => tag),
  );
  if (standing.length !== rows.size) throw new Problem("unavailable", { retryAfterSeconds: 1 });
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
