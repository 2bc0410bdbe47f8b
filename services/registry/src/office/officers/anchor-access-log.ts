import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { DAY_SECONDS, dayOf } from "@kipass/protocol/day";
import { type LogEntry, parseEntry } from "@kipass/protocol/log";
import { nowSeconds, today } from "@kipass/service-kit/clock";
import { appendEntry, type Ledger } from "@kipass/service-kit/ledger";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import { ACCESSES_KEPT_DAYS } from "../../retention/erase-expired.ts";
import {
  findAccessLink,
  findAnchors,
  findBrokenAccess,
  findLastCheck,
  insertCheck,
} from "../../store/office-access-log.ts";

/**
 * Once a day: looks whether the access log of the municipalities is as it was, and if so writes how far it reaches and the hash of its
 * last line into the public log. From then on nobody can rewrite or shorten what came before without everybody seeing. What was found
 * is kept for those who read the log; returns the fault, if there is one.
 */
export async function anchorAccessLog(db: Database, ledger: Ledger): Promise<string | undefined> {
  return db.tx("anchor-access-log", async (tx) => {
    const { clock } = ledger;
    const last = await findLastCheck(tx);
    if (last && dayOf(Math.floor(last.atMs / 1000)) >= today(clock)) return last.fault ?? undefined;
    const anchors = (await findAnchors(tx)).flatMap((entry) => parseEntry(entry) ?? []);
    const newest = await findAccessLink(tx, "newest");
    const fault = await faultOf(tx, anchors, nowSeconds(clock));
    if (!newest && !fault) return undefined;
    await insertCheck(tx, { atMs: clock.nowMs(), lines: newest?.link ?? 0, fault: fault ?? null });
    if (fault === undefined && newest)
      await appendEntry(tx, { kind: "access", lines: newest.link, hash: toBase64url(newest.hash) }, ledger);
    return fault;
  });
}

/** `anchors`: the newest first. */
async function faultOf(tx: Tx, anchors: LogEntry[], now: number): Promise<string | undefined> {
  const line = await findBrokenAccess(tx);
  if (line !== null) return `line ${line}`;
  const [newest] = anchors;
  if (!newest) return undefined;
  const kept = await findAccessLink(tx, Number(newest.lines));
  const told = fromBase64url(String(newest.hash));
  if (!kept || !told || !kept.hash.equals(told)) return `line ${newest.lines}, told in the public log`;
  return hasLostItsBeginning(anchors, (await findAccessLink(tx, "oldest"))?.link ?? 1, now)
    ? "lines younger than two years are missing at the beginning"
    : undefined;
}

/** Lines are erased by age alone: those after an anchor are younger than it. */
function hasLostItsBeginning(anchors: LogEntry[], oldest: number, now: number): boolean {
  const [before] = anchors.filter(({ lines }) => Number(lines) < oldest - 1);
  return oldest > 1 && (before?.at ?? 0) > now - ACCESSES_KEPT_DAYS * DAY_SECONDS;
}
