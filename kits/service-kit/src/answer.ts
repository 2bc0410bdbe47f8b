import { setImmediate as nextTurn } from "node:timers/promises";
import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import {
  ANSWER_INFO,
  type AnswerContext,
  type AnswerFault,
  type ClaimedPart,
  encodeAnswer,
  openAnswer as openParts,
  partAad,
} from "@kipass/protocol/disclosure";
import { hpkeOpen, hpkeSeal } from "./hpke.ts";
import { primitives } from "./primitives.ts";

export interface AnswerToSeal extends AnswerContext {
  items: unknown[];
  /** The order's recipient: raw X25519 public key. */
  recipient: Uint8Array;
  /** Ed25519 seed of the answering party. */
  signingSeed: Uint8Array;
  /** Plaintext bytes a part holds at most, beside one item that is larger by itself. */
  maxPartBytes?: number;
}

export interface AnswerOpener extends AnswerContext {
  /** The recipient's raw X25519 private key. */
  privateKey: Uint8Array;
  partyPublicKey: Uint8Array;
}

/** The parts are not one whole answer of that party to that request. */
export class AnswerRefused extends Error {
  override name = "AnswerRefused";
  readonly fault: AnswerFault | "unopened";

  constructor(fault: AnswerFault | "unopened") {
    super(`the answer was refused: ${fault}`);
    this.fault = fault;
  }
}

const MAX_PART_BYTES = 1_000_000;

/** The parts of an answer in order, each base64url(HPKE), the last with totals and signature. */
export async function sealAnswer({
  items,
  recipient,
  signingSeed,
  maxPartBytes,
  ...context
}: AnswerToSeal): Promise<string[]> {
  const plaintexts = encodeAnswer(split(items, maxPartBytes ?? MAX_PART_BYTES), context, signingSeed, primitives);
  const parts: string[] = [];
  for (const [part, plaintext] of plaintexts.entries()) {
    const aad = partAad({ ...context, part, last: part === plaintexts.length - 1 });
    parts.push(toBase64url(hpkeSeal(recipient, plaintext, { info: ANSWER_INFO, aad })));
    // A part is a megabyte; who shares the process is heard in between.
    await nextTurn();
  }
  return parts;
}

/**
 * The items of an answer, in order.
 * @throws AnswerRefused when a part is missing, foreign, repeated or out of place, or the signature is not the party's
 */
export async function openAnswer<Item = unknown>(
  parts: readonly string[],
  { privateKey, partyPublicKey, ...context }: AnswerOpener,
): Promise<Item[]> {
  const opened: ClaimedPart[] = [];
  for (const [part, text] of parts.entries()) {
    const last = part === parts.length - 1;
    const sealed = fromBase64url(text);
    const plaintext =
      sealed && hpkeOpen(privateKey, sealed, { info: ANSWER_INFO, aad: partAad({ ...context, part, last }) });
    if (!plaintext) throw new AnswerRefused("unopened");
    opened.push({ part, last, plaintext });
    await nextTurn();
  }
  const answer = openParts(opened, context, partyPublicKey, primitives);
  if ("fault" in answer) throw new AnswerRefused(answer.fault);
  return answer.items as Item[];
}

function split(items: unknown[], maxPartBytes: number): unknown[][] {
  const lists: unknown[][] = [[]];
  let bytes = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item)) + 1;
    if (bytes > 0 && bytes + size > maxPartBytes) {
      lists.push([]);
      bytes = 0;
    }
    lists.at(-1)?.push(item);
    bytes += size;
  }
  return lists;
}
