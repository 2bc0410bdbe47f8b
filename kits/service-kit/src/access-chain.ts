import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { DAY_SECONDS } from "@kipass/protocol/day";
import { parseEntry } from "@kipass/protocol/log";
import { appendEntry, type Ledger } from "./ledger.ts";
import type { Tx } from "./postgres/database.ts";

/*
 * A party's access log as one chain, whose end stands in its public log and whose beginning is erased in time. The party's migrations say
 * what a line is: `access_chain` (line, hash) shows the places of its lines and of the last that was erased, which alone is in
 * `access_log_start`. `broken_access_line()` is the first that does not follow from the one before. `erase_access_lines(last, hash)` is the
 * only way lines go: from the beginning, none younger than two years by the database's own clock, never the newest, which the next is chained to.
 */

/** Two years, the longer of the terms for records of access to personal data (개인정보의 안전성 확보조치 기준 제8조). */
export const ACCESSES_KEPT_DAYS = 731;

export interface AccessLink {
  line: number;
  hash: Buffer;
}

/** A line as the public log tells it; `at` in Unix seconds. */
export interface AccessAnchor extends AccessLink {
  at: number;
}

export async function newestAccess(tx: Tx): Promise<AccessLink | undefined> {
  const { rows } = await tx.query<AccessLink>("SELECT line, hash FROM access_chain ORDER BY line DESC LIMIT 1");
  return rows[0];
}

/** From then on nobody can rewrite or shorten what came before without everybody seeing. */
export async function anchorAccess(tx: Tx, { line, hash }: AccessLink, ledger: Ledger): Promise<void> {
  await appendEntry(tx, { kind: "access", lines: line, hash: toBase64url(hash) }, ledger);
}

/** The newest, or the newest that is not younger than a time. */
export async function lastAccessAnchor(tx: Tx, until = Number.MAX_SAFE_INTEGER): Promise<AccessAnchor | undefined> {
  return findAnchor(tx, `{"seq":%,"at":%,"kind":"access",%`, until);
}

/** Where the log is not as it was, by itself and by what the public log tells of it; undefined when it is. `now` in Unix seconds. */
export async function accessFault(tx: Tx, now: number): Promise<string | undefined> {
  const { rows } = await tx.query<{ line: number | null }>("SELECT broken_access_line() AS line");
  const broken = rows[0]?.line ?? null;
  if (broken !== null) return `line ${broken}`;
  const told = await lastAccessAnchor(tx);
  if (told && !(await findLink(tx, told))) return `line ${told.line}, told in the public log`;
  return (await isErasedInTime(tx, now)) ? undefined : "lines younger than two years are missing at the beginning";
}

/**
 * Erases lines whose term is over, up to one that stands in the public log: so what is left still follows from something everybody saw,
 * and nothing younger than that can be said to have been erased by age.
 */
export async function eraseOldAccesses(tx: Tx, now: number): Promise<void> {
  const told = await lastAccessAnchor(tx, now - ACCESSES_KEPT_DAYS * DAY_SECONDS);
  if (told) await tx.query("SELECT erase_access_lines($1, $2)", [told.line, told.hash]);
}

/** What came before an anchor is older than it. */
async function isErasedInTime(tx: Tx, now: number): Promise<boolean> {
  const [start] = (await tx.query<AccessLink>("SELECT line, hash FROM access_log_start")).rows;
  if (!start) return true;
  const until = now - ACCESSES_KEPT_DAYS * DAY_SECONDS;
  const told = await findAnchor(tx, `{"seq":%,"at":%,"kind":"access","lines":${start.line},%`, until);
  return told?.hash.equals(start.hash) ?? false;
}

async function findAnchor(tx: Tx, like: string, until: number): Promise<AccessAnchor | undefined> {
  const { rows } = await tx.query<{ entry: string }>(
    "SELECT entry FROM log_entries WHERE entry LIKE $1 AND at <= $2 ORDER BY seq DESC LIMIT 1",
    [like, until],
  );
  const entry = parseEntry(rows[0]?.entry ?? "");
  const hash = fromBase64url(String(entry?.hash));
  return entry && hash ? { line: Number(entry.lines), hash: Buffer.from(hash), at: entry.at } : undefined;
}

async function findLink(tx: Tx, { line, hash }: AccessLink): Promise<boolean> {
  const { rowCount } = await tx.query("SELECT FROM access_chain WHERE line = $1 AND hash = $2", [line, hash]);
  return rowCount === 1;
}
