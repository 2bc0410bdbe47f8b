import { Problem } from "@kipass/protocol/problem";
import { currentHead, readEntries, type SignedHead } from "@kipass/service-kit/ledger";
import type { Database } from "@kipass/service-kit/postgres/database";

const PAGE = 1000;

/**
 * The public log, verbatim, from a sequence number on, with the newest signed head.
 * @throws Problem unavailable before the first job has begun the log
 */
export async function readLog(
  from: string | undefined,
  { db }: { db: Database },
): Promise<{ entries: string[]; head: SignedHead }> {
  const entries = await readEntries(db, { from: Number(from ?? 0), limit: PAGE });
  const head = await currentHead(db);
  if (!head) throw new Problem("unavailable", { retryAfterSeconds: 60 });
  return { entries, head };
}
