import { readLog } from "@kipass/contract/disclosure";
import { equal, fromBase64url } from "@kipass/protocol/bytes";
import { GENESIS_HASH, type LogEntry, parseEntry, verifyChain, verifyHead } from "@kipass/protocol/log";
import { call } from "@kipass/sdk/call";
import { primitives } from "@kipass/service-kit/primitives";

/**
 * Reads a party's whole public log as anyone can, and checks what anyone can: that the chain is unbroken from its genesis to the head, and
 * that the party signed that head. Returns the entries.
 * @throws Error that says what does not hold
 */
export async function auditLog(baseUrl: string, party: string, signingKey: string): Promise<LogEntry[]> {
  const entries: string[] = [];
  for (;;) {
    const page = await call({ baseUrl }, readLog, { query: { from: String(entries.length) } });
    entries.push(...page.entries);
    if (page.entries.length > 0 && entries.length <= page.head.seq) continue;
    const chain = verifyChain(entries, GENESIS_HASH, primitives);
    if ("fault" in chain) throw new Error(`the chain breaks at entry ${chain.index}: ${chain.fault}`);
    const { seq, at } = page.head;
    const [hash, signature] = [bytes(page.head.hash), bytes(page.head.signature)];
    if (!equal(chain.hash, hash)) throw new Error("the head is not the end of the chain");
    if (!verifyHead({ party, seq, hash, at }, signature, bytes(signingKey), primitives))
      throw new Error("the head is not signed by the party");
    return entries.map((text) => parseEntry(text) as LogEntry);
  }
}

const bytes = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array();
