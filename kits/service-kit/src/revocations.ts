import type { Clock } from "./clock.ts";
import { today } from "./clock.ts";
import type { Database, Tx } from "./postgres/database.ts";

/**
 * Which sessions no longer count, known without asking the database: sessions carry no row of their own, so ending one
 * means saying "nothing minted for this subject before now". Kept from table revoked_sessions (revocations.sql).
 */
export interface Revocations {
  /** True when the subject's sessions were ended after this one was minted. */
  isRevoked(subject: number, issuedAtMs: number): boolean;
  close(): Promise<void>;
}

export interface RevocationsOptions {
  db: Database;
  /** The NOTIFY channel of this table. */
  channel: string;
  pollMs?: number;
}

interface Row {
  subject: number;
  not_before_ms: number;
}

const POLL_MS = 2_000;
/** A transaction may commit after one with a later time; polls look back this far. */
const OVERLAP_MS = 60_000;
/** How often erased rows leave memory. */
const RELOAD_MS = 10 * 60_000;

/** Loads what is revoked, then hears of more at once by NOTIFY and at the latest with the next poll. Keeps its last state while the database is down. */
export async function createRevocations({ db, channel, pollMs = POLL_MS }: RevocationsOptions): Promise<Revocations> {
  let notBefore = new Map<number, number>();
  let newestMs = 0;
  let polls = 0;

  function take({ subject, not_before_ms }: Row, into = notBefore): void {
    into.set(subject, Math.max(not_before_ms, into.get(subject) ?? 0));
    newestMs = Math.max(newestMs, not_before_ms);
  }

  async function reload(): Promise<void> {
    const { rows } = await db.query<Row>("SELECT subject, not_before_ms FROM revoked_sessions");
    const loaded = new Map<number, number>();
    for (const row of rows) take(row, loaded);
    // What was heard while the query ran must not be lost.
    for (const [subject, ms] of notBefore) if (ms > newestMs - OVERLAP_MS) take({ subject, not_before_ms: ms }, loaded);
    notBefore = loaded;
  }

  async function catchUp(): Promise<void> {
    const { rows } = await db.query<Row>(
      "SELECT subject, not_before_ms FROM revoked_sessions WHERE not_before_ms >= $1",
      [newestMs - OVERLAP_MS],
    );
    for (const row of rows) take(row);
  }

  const listener = db.listen(channel, (payload) => {
    const row = readPayload(payload);
    if (row) take(row);
  });
  await reload().catch(async (error) => {
    await listener.close();
    throw error;
  });
  let polling: Promise<void> | undefined;
  const timer = setInterval(() => {
    polls += 1;
    polling ??= (polls % Math.ceil(RELOAD_MS / pollMs) === 0 ? reload() : catchUp())
      .catch(() => {})
      .finally(() => {
        polling = undefined;
      });
  }, pollMs);
  timer.unref();

  return {
    isRevoked: (subject, issuedAtMs) => issuedAtMs < (notBefore.get(subject) ?? 0),
    async close() {
      clearInterval(timer);
      await listener.close();
      await polling;
    },
  };
}

/** Ends every session of a subject minted before now, in every process once the transaction commits. */
export async function revokeSessions(tx: Tx, channel: string, subject: number, clock: Clock): Promise<void> {
  const nowMs = clock.nowMs();
  await tx.query(
    `INSERT INTO revoked_sessions (subject, not_before_ms, revoked_day) VALUES ($1, $2, $3)
     ON CONFLICT (subject) DO UPDATE
     SET not_before_ms = greatest(revoked_sessions.not_before_ms, excluded.not_before_ms), revoked_day = excluded.revoked_day`,
    [subject, nowMs, today(clock)],
  );
  await tx.query("SELECT pg_notify($1, $2)", [channel, `${subject}:${nowMs}`]);
}

function readPayload(payload: string): Row | undefined {
  const match = /^(\d{1,16}):(\d{1,16})$/.exec(payload);
  return match ? { subject: Number(match[1]), not_before_ms: Number(match[2]) } : undefined;
}
