import { concat, equal, sized, u64, utf8 } from "./bytes.ts";
import { isIntegerIn, isObject, isSeconds, readJsonText } from "./json.ts";
import type { Primitives } from "./primitives.ts";

/**
 * Each party's public log of what it disclosed, refused and destroyed (SPEC §13). Entries are impersonal and few, so the whole log is
 * published; a hash chain with signed heads lets anyone who kept a copy show that it was edited.
 */
export type LogKind = "genesis" | "disclosure" | "again" | "refusal" | "destruction" | "access";

/** Members each kind carries beside these: SPEC §13.1. */
export interface LogFields {
  kind: LogKind;
  [member: string]: unknown;
}

export type LogEntry = LogFields & { seq: number; at: number };

export interface LogHead {
  party: string;
  /** Of the newest entry. */
  seq: number;
  hash: Uint8Array;
  /** Unix seconds. */
  at: number;
}

/** entry: not one line of compact JSON in the agreed order of members · seq: a gap, a repeat or a late genesis · at: time runs backwards. */
export type ChainFault = { fault: "entry" | "seq" | "at"; index: number };

/** What the genesis entry is chained to. */
export const GENESIS_HASH: Uint8Array = new Uint8Array(32);

const KINDS: string[] = ["genesis", "disclosure", "again", "refusal", "destruction", "access"] satisfies LogKind[];
const LONGEST_ENTRY = 4000;

/** The line that is hashed and published verbatim. */
export function entryText(seq: number, at: number, fields: LogFields): string {
  const text = JSON.stringify({ seq, at, ...fields });
  const entry = parseEntry(text);
  if (entry?.seq !== seq || entry.at !== at) throw new RangeError("not a log entry");
  return text;
}

/** Undefined unless the line is exactly what `entryText` writes. */
export function parseEntry(text: string): LogEntry | undefined {
  const entry = text.length <= LONGEST_ENTRY ? readJsonText(text) : undefined;
  if (!isObject(entry)) return undefined;
  const [first, second, third] = Object.keys(entry);
  const isInOrder = first === "seq" && second === "at" && third === "kind";
  const { seq, at, kind } = entry;
  const isKnown = typeof kind === "string" && KINDS.includes(kind);
  return isInOrder && isKnown && isIntegerIn(seq, 0, Number.MAX_SAFE_INTEGER) && isSeconds(at)
    ? (entry as LogEntry)
    : undefined;
}

export function entryHash(previous: Uint8Array, text: string, p: Primitives): Uint8Array {
  return p.sha256(concat(utf8("kipass/log/1"), previous, utf8(text)));
}

/**
 * Follows the lines from `from` (GENESIS_HASH for a whole log, otherwise the hash before the first line) to the hash after the last.
 * The chain alone proves nothing against its writer: compare the result with a signed head that was kept.
 */
export function verifyChain(entries: string[], from: Uint8Array, p: Primitives): { hash: Uint8Array } | ChainFault {
  let hash = from;
  let previous: LogEntry | undefined;
  for (const [index, text] of entries.entries()) {
    const entry = parseEntry(text);
    if (!entry) return { fault: "entry", index };
    const expectedSeq = previous ? previous.seq + 1 : equal(from, GENESIS_HASH) ? 0 : entry.seq;
    if (entry.seq !== expectedSeq || (entry.kind === "genesis") !== (entry.seq === 0)) return { fault: "seq", index };
    if (previous && entry.at < previous.at) return { fault: "at", index };
    hash = entryHash(hash, text, p);
    previous = entry;
  }
  return { hash };
}

export function headMessage({ party, seq, hash, at }: LogHead): Uint8Array {
  return concat(utf8("kipass/head/1"), sized(party), u64(seq), hash, u64(at));
}

export function signHead(head: LogHead, seed: Uint8Array, p: Primitives): Uint8Array {
  return p.ed25519Sign(seed, headMessage(head));
}

export function verifyHead(head: LogHead, signature: Uint8Array, publicKey: Uint8Array, p: Primitives): boolean {
  return p.ed25519Verify(publicKey, headMessage(head), signature);
}
