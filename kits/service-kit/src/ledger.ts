import { toBase64url } from "@kipass/protocol/bytes";
import { entryHash, entryText, GENESIS_HASH, type LogFields, signHead } from "@kipass/protocol/log";
import { type Clock, nowSeconds } from "./clock.ts";
import type { Tx } from "./postgres/database.ts";
import { primitives } from "./primitives.ts";

/** Whose public log it is, and the key that signs its heads. Tables: ledger.sql. */
export interface Ledger {
  party: string;
  /** Ed25519 seed of the party's log and answer key. */
  signingSeed: Uint8Array;
  clock: Clock;
}

/** As published: bytes as base64url. */
export interface SignedHead {
  seq: number;
  hash: string;
  /** Unix seconds. */
  at: number;
  signature: string;
}

interface Position {
  seq: number;
  at: number;
  hash: Uint8Array;
}

/**
 * Adds an entry and signs the new head, in the caller's transaction, so that what is logged and what it is about commit
 * together. Writers wait for one another; the first entry of a log brings its genesis along.
 */
export async function appendEntry(tx: Tx, fields: LogFields, ledger: Ledger): Promise<SignedHead> {
  const last = await lockLast(tx, ledger);
  return saveHead(tx, await insertEntry(tx, last, fields, ledger), ledger);
}

/** Signs the newest position again under today's time; heads are signed daily even when nothing happened. */
export async function signHeadAgain(tx: Tx, ledger: Ledger): Promise<SignedHead> {
  return saveHead(tx, await lockLast(tx, ledger), ledger);
}

/** Lines verbatim, from a sequence number on. */
export async function readEntries(db: Tx, { from, limit }: { from: number; limit: number }): Promise<string[]> {
  const { rows } = await db.query<{ entry: string }>(
    "SELECT entry FROM log_entries WHERE seq >= $1 ORDER BY seq LIMIT $2",
    [from, limit],
  );
  return rows.map(({ entry }) => entry);
}

/** The newest signed head; undefined while the log is empty. */
export async function currentHead(db: Tx): Promise<SignedHead | undefined> {
  const { rows } = await db.query<{ seq: number; at: number; hash: Buffer; signature: Buffer }>(
    "SELECT seq, at, hash, signature FROM log_heads ORDER BY seq DESC, at DESC LIMIT 1",
  );
  const head = rows[0];
  return head && { seq: head.seq, at: head.at, hash: toBase64url(head.hash), signature: toBase64url(head.signature) };
}

async function lockLast(tx: Tx, ledger: Ledger): Promise<Position> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('kipass/log'))");
  const { rows } = await tx.query<Position>("SELECT seq, at, hash FROM log_entries ORDER BY seq DESC LIMIT 1");
  return rows[0] ?? insertEntry(tx, undefined, { kind: "genesis", party: ledger.party }, ledger);
}

async function insertEntry(
  tx: Tx,
  last: Position | undefined,
  fields: LogFields,
  { clock }: Ledger,
): Promise<Position> {
  const seq = last ? last.seq + 1 : 0;
  // The chain's time never runs backwards, whatever the machine's clock does.
  const at = Math.max(nowSeconds(clock), last?.at ?? 0);
  const text = entryText(seq, at, fields);
  const hash = entryHash(last?.hash ?? GENESIS_HASH, text, primitives);
  await tx.query("INSERT INTO log_entries (seq, at, entry, hash) VALUES ($1, $2, $3, $4)", [seq, at, text, hash]);
  return { seq, at, hash };
}

async function saveHead(
  tx: Tx,
  { seq, hash, at: entryAt }: Position,
  { party, signingSeed, clock }: Ledger,
): Promise<SignedHead> {
  const at = Math.max(nowSeconds(clock), entryAt);
  const signature = signHead({ party, seq, hash, at }, signingSeed, primitives);
  await tx.query(
    "INSERT INTO log_heads (seq, at, hash, signature) VALUES ($1, $2, $3, $4) ON CONFLICT (seq, at) DO NOTHING",
    [seq, at, hash, signature],
  );
  return { seq, at, hash: toBase64url(hash), signature: toBase64url(signature) };
}
