import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { parseEntry } from "@kipass/protocol/log";
import { appendEntry, type Ledger } from "@kipass/service-kit/ledger";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import { brokenAccessLine, findAccessHead, insertAccess } from "../store/access-log.ts";
import { raiseAlarm } from "../store/alarms.ts";
import { lastAnchor } from "../store/anchors.ts";

/**
 * Writes how far the access log reaches, and the hash of its last line, into the public log: from then on nobody can rewrite or shorten
 * what came before without everybody seeing. First it looks whether that has happened. Returns whether the log still holds.
 */
export async function anchorAccessLog(db: Database, ledger: Ledger): Promise<boolean> {
  return db.tx("anchor-access-log", async (tx) => {
    const atMs = ledger.clock.nowMs();
    const fault = await faultOf(tx);
    if (fault !== undefined) {
      await raiseAlarm(tx, { atMs, kind: "access-log-broken", officer: null, caseId: null, detail: fault });
      return false;
    }
    await insertAccess(tx, {
      atMs,
      officer: "jobs",
      what: "anchorAccessLog",
      caseId: null,
      reason: "the day's anchor",
    });
    const head = await findAccessHead(tx, null);
    if (head) await appendEntry(tx, { kind: "access", lines: head.id, hash: toBase64url(head.hash) }, ledger);
    return true;
  });
}

async function faultOf(tx: Tx): Promise<string | undefined> {
  const line = await brokenAccessLine(tx);
  if (line !== null) return `line ${line}`;
  const anchor = parseEntry((await lastAnchor(tx)) ?? "");
  if (!anchor) return undefined;
  const kept = await findAccessHead(tx, Number(anchor.lines));
  const told = fromBase64url(String(anchor.hash));
  return kept && told && kept.hash.equals(told) ? undefined : `line ${anchor.lines}, told in the public log`;
}
