import { concat, fromBase64url, join, sized, toBase64url, u8, u32, utf8 } from "./bytes.ts";
import { hasExactly, isIntegerIn, jsonBytes, readJson } from "./json.ts";
import type { OrderKind } from "./order.ts";
import type { Primitives } from "./primitives.ts";

/**
 * An answer to an order comes in parts, each sealed with HPKE to the order's recipient (SPEC §12). What binds a part to its order,
 * party, request and place is its AAD; what binds the parts to one another is the party's signature in the last. HPKE itself is
 * outside: this file deals in AAD and plaintexts.
 */
export interface AnswerContext {
  orderHash: Uint8Array;
  /** The party that answers. */
  party: string;
  kind: AnswerKind;
  requestHash: Uint8Array;
}

/** The order's kind; `identities-of-passes` answers twice, first with groups. */
export type AnswerKind = OrderKind | "groups-of-passes";

export interface AnswerTotals {
  items: number;
  parts: number;
}

/** An opened part, with the number and the last mark it was opened under. */
export interface ClaimedPart {
  part: number;
  last: boolean;
  plaintext: Uint8Array;
}

/** cut: the last part is missing · order: a part is not at its place · totals: they do not add up · signature: not this party's, or not of these parts. */
export type AnswerFault = "cut" | "order" | "malformed" | "totals" | "signature";

/** The HPKE `info` of every part. */
export const ANSWER_INFO = utf8("kipass/answer/1");
export const MAX_ANSWER_PARTS = 10_000;

/** Names the exact request under the order: asking again with other bytes is another request. */
export function requestHash(body: Uint8Array, p: Primitives): Uint8Array {
  return p.sha256(concat(utf8("kipass/request/1"), body));
}

/** Parts count from 0. */
export function partAad(place: AnswerContext & { part: number; last: boolean }): Uint8Array {
  return concat(utf8("kipass/answer-part/1"), contextBytes(place), u32(place.part), u8(place.last ? 1 : 0));
}

/** The plaintext of every part but the last. */
export function encodePart(items: unknown[]): Uint8Array {
  return jsonBytes({ items });
}

/** The plaintext of the last part. */
export function encodeLastPart(items: unknown[], totals: AnswerTotals, signature: Uint8Array): Uint8Array {
  return jsonBytes({ items, totals, signature: toBase64url(signature) });
}

/** All plaintexts of an answer, signed: `itemsOfParts` holds at least one list, which may be empty. */
export function encodeAnswer(
  itemsOfParts: unknown[][],
  context: AnswerContext,
  signingSeed: Uint8Array,
  p: Primitives,
): Uint8Array[] {
  const lastItems = itemsOfParts[itemsOfParts.length - 1];
  if (!lastItems || itemsOfParts.length > MAX_ANSWER_PARTS)
    throw new RangeError(`an answer has 1 to ${MAX_ANSWER_PARTS} parts`);
  const totals = { items: itemsOfParts.flat(1).length, parts: itemsOfParts.length };
  const earlier = itemsOfParts.slice(0, -1).map(encodePart);
  const digest = answerDigest([...earlier, jsonBytes({ items: lastItems, totals })], p);
  const signature = p.ed25519Sign(signingSeed, answerMessage(context, totals, digest));
  return [...earlier, encodeLastPart(lastItems, totals, signature)];
}

/** SHA-256 over the SHA-256 of each plaintext; of the last part without its signature member. */
export function answerDigest(unsignedParts: Uint8Array[], p: Primitives): Uint8Array {
  return p.sha256(join([utf8("kipass/answer-parts/1"), ...unsignedParts.map((part) => p.sha256(part))]));
}

/** What the answering party signs. */
export function answerMessage(context: AnswerContext, totals: AnswerTotals, digest: Uint8Array): Uint8Array {
  return concat(ANSWER_INFO, contextBytes(context), u32(totals.items), u32(totals.parts), digest);
}

/** All items in order, or why the parts are not one whole answer of this party to this request. */
export function openAnswer(
  parts: ClaimedPart[],
  context: AnswerContext,
  partyPublicKey: Uint8Array,
  p: Primitives,
): { items: unknown[] } | { fault: AnswerFault } {
  if (parts.length > MAX_ANSWER_PARTS || parts.some(({ part }, i) => part !== i)) return { fault: "order" };
  const final = parts[parts.length - 1];
  if (!final?.last || parts.findIndex(({ last }) => last) !== parts.length - 1) return { fault: "cut" };
  const earlier = parts.slice(0, -1).map(({ plaintext }) => plaintext);
  const end = decodeLastPart(final.plaintext);
  const decoded = [...earlier.map(decodePart), end];
  if (!end || !decoded.every((part) => part !== undefined)) return { fault: "malformed" };
  const items = decoded.flatMap((part) => part.items);
  if (end.totals.items !== items.length || end.totals.parts !== parts.length) return { fault: "totals" };
  const message = answerMessage(context, end.totals, answerDigest([...earlier, end.unsigned], p));
  return p.ed25519Verify(partyPublicKey, message, end.signature) ? { items } : { fault: "signature" };
}

export function decodePart(plaintext: Uint8Array): { items: unknown[] } | undefined {
  const part = readJson(plaintext);
  return hasExactly(part, "items") && Array.isArray(part.items) ? { items: part.items } : undefined;
}

export interface LastPart {
  items: unknown[];
  totals: AnswerTotals;
  signature: Uint8Array;
  /** The plaintext without its signature member: what the digest covers. */
  unsigned: Uint8Array;
}

export function decodeLastPart(plaintext: Uint8Array): LastPart | undefined {
  const part = readJson(plaintext);
  if (!hasExactly(part, "items", "totals", "signature") || !Array.isArray(part.items)) return undefined;
  // The signature does not cover its own place among the members, so the order of members is part of the form.
  if (Object.keys(part).join() !== "items,totals,signature") return undefined;
  const { items, totals } = part;
  const signature = typeof part.signature === "string" ? fromBase64url(part.signature) : undefined;
  if (signature?.length !== 64 || !isTotals(totals)) return undefined;
  return { items, totals, signature, unsigned: jsonBytes({ items, totals }) };
}

function isTotals(value: unknown): value is AnswerTotals & Record<string, unknown> {
  return (
    hasExactly(value, "items", "parts") &&
    isIntegerIn(value.items, 0, 0xffff_ffff) &&
    isIntegerIn(value.parts, 1, MAX_ANSWER_PARTS)
  );
}

function contextBytes({ orderHash, party, kind, requestHash }: AnswerContext): Uint8Array {
  return concat(orderHash, sized(party), sized(kind), requestHash);
}
