import { equal, fromBase64url } from "@kipass/protocol/bytes";
import { type Certification, openCertification } from "@kipass/protocol/certification";
import { entryHash, GENESIS_HASH, type LogEntry, parseEntry, verifyChain, verifyHead } from "@kipass/protocol/log";
import type { Primitives } from "@kipass/protocol/primitives";

/** A page of a party's log, as published (SPEC §13). */
export interface LogPage {
  entries: string[];
  head: { seq: number; hash: string; at: number; signature: string };
}

/** A head that was kept from an earlier look. */
export interface KeptHead {
  seq: number;
  hash: string;
}

export interface Sources {
  certification: string;
  rootPublicKey: string;
  /** The page of a party's log from a number on. */
  readLog: (party: string, from: number) => Promise<LogPage>;
  /** What this browser kept of a party's log, if anything. */
  keptHead: (party: string) => KeptHead | undefined;
}

/**
 * certification: not signed by the root key. unreachable: the party did not answer. chain: a line does not follow from the one before.
 * head: the head is not the end of the chain. signature: the party did not sign it. rewritten: the head kept from an earlier look is not
 * on the chain any more.
 */
export type Fault = "certification" | "unreachable" | "chain" | "head" | "signature" | "rewritten";

export interface Verified {
  party: string;
  name: { ko: string; en: string };
  fault: Fault | undefined;
  /** Lines that were checked. */
  lines: number;
  head: LogPage["head"] | undefined;
  /** Whether an earlier look was there to compare with. */
  isCompared: boolean;
  /** The last that names a day. */
  destruction: LogEntry | undefined;
  /** Rows that were given under orders since a second. */
  given: (since: number) => number;
}

/**
 * Checks everything anyone can check: the certification from the root key, each party's chain from its genesis to the head, the head's
 * signature, and that nothing before the head of an earlier look has changed.
 */
export async function verifyAll(sources: Sources, p: Primitives): Promise<Verified[]> {
  const root = fromBase64url(sources.rootPublicKey) ?? new Uint8Array();
  const certified = openCertification(sources.certification, root, p);
  if (!certified) return [{ ...unknown("ministry", { ko: "보건복지부", en: "The ministry" }), fault: "certification" }];
  const results: Verified[] = [];
  for (const party of partiesOf(certified)) results.push(await verifyParty(party, sources, p));
  return results;
}

interface Party {
  party: string;
  name: { ko: string; en: string };
  signingKey: string;
}

function partiesOf({ registry, issuers, authority }: Certification): Party[] {
  return [
    { party: "registry", name: { ko: "한국사회보장정보원", en: "Registry (SSIS)" }, signingKey: registry.signingKey },
    ...issuers.map(({ code, name, signingKey }) => ({ party: code, name, signingKey })),
    { party: "authority", name: { ko: "질병관리청", en: "Authority (KDCA)" }, signingKey: authority.signingKey },
  ];
}

async function verifyParty({ party, name, signingKey }: Party, sources: Sources, p: Primitives): Promise<Verified> {
  const log = await readWhole(party, sources).catch(() => undefined);
  if (!log) return { ...unknown(party, name), fault: "unreachable" };
  const { lines, head } = log;
  const entries = lines.flatMap((text) => parseEntry(text) ?? []);
  const before = sources.keptHead(party);
  return {
    party,
    name,
    fault: faultOf({ party, lines, head, before, signingKey }, p),
    lines: lines.length,
    head,
    isCompared: before !== undefined,
    destruction: entries.findLast(
      ({ kind, rows, keys }) => kind === "destruction" && (rows !== undefined || keys !== undefined),
    ),
    given: (since) =>
      entries
        .filter(({ kind, at, asked }) => kind === "disclosure" && asked === undefined && at >= since)
        .reduce((sum, { items }) => sum + (typeof items === "number" ? items : 0), 0),
  };
}

async function readWhole(party: string, { readLog }: Sources): Promise<{ lines: string[]; head: LogPage["head"] }> {
  const lines: string[] = [];
  for (;;) {
    const { entries, head } = await readLog(party, lines.length);
    lines.push(...entries);
    if (entries.length === 0 || lines.length > head.seq) return { lines, head };
  }
}

interface Claim {
  party: string;
  lines: string[];
  head: LogPage["head"];
  before: KeptHead | undefined;
  signingKey: string;
}

function faultOf({ party, lines, head, before, signingKey }: Claim, p: Primitives): Fault | undefined {
  const chain = verifyChain(lines, GENESIS_HASH, p);
  if ("fault" in chain) return "chain";
  const [hash, signature, key] = [bytes(head.hash), bytes(head.signature), bytes(signingKey)];
  if (head.seq !== lines.length - 1 || !equal(chain.hash, hash)) return "head";
  if (!verifyHead({ party, seq: head.seq, hash, at: head.at }, signature, key, p)) return "signature";
  if (before && !isOnChain(lines, before, p)) return "rewritten";
  return undefined;
}

/** Whether the line of that number still ends the same chain. */
function isOnChain(lines: string[], { seq, hash }: KeptHead, p: Primitives): boolean {
  if (seq >= lines.length) return false;
  const reached = lines.slice(0, seq + 1).reduce((now, text) => entryHash(now, text, p), GENESIS_HASH);
  return equal(reached, bytes(hash));
}

function unknown(party: string, name: Verified["name"]): Omit<Verified, "fault"> {
  return { party, name, lines: 0, head: undefined, isCompared: false, destruction: undefined, given: () => 0 };
}

const bytes = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array();
