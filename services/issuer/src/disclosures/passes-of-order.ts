import { equal, fromBase64url } from "@kipass/protocol/bytes";
import { addDays, dayOf, diesAt } from "@kipass/protocol/day";
import { type OrderClaims, passesDigest } from "@kipass/protocol/order";
import { parseHeader } from "@kipass/protocol/pass";
import { openPassIds } from "@kipass/protocol/pass-id";
import { Problem } from "@kipass/protocol/problem";
import { primitives } from "@kipass/service-kit/primitives";
import type { PassKeyOf } from "../keys/draw-keys.ts";

type Claims = OrderClaims<"identities-of-passes">;

export interface OurPass {
  /** 16 bytes. */
  id: Uint8Array;
  account: number;
}

const HEADER_BYTES = 24;

/** The 24-byte headers in a request. @throws Problem order-scope when cut */
export function readHeaders(text: string): Uint8Array[] {
  const bytes = fromBase64url(text);
  if (!bytes || bytes.length % HEADER_BYTES !== 0) throw new Problem("order-scope");
  return Array.from({ length: bytes.length / HEADER_BYTES }, (_, n) =>
    bytes.subarray(n * HEADER_BYTES, (n + 1) * HEADER_BYTES),
  );
}

/**
 * The headers are the very ones two officers approved, and of days whose keys are still there. Person numbers rank the
 * accounts behind all of them: were some to become unreadable between two requests, a number would name another person.
 * @throws Problem order-scope
 */
export function checkHeaders(headers: Uint8Array[], { scope }: Claims, nowSeconds: number): void {
  const approved = fromBase64url(scope.digest) as Uint8Array;
  const isApproved = headers.length === scope.passes && equal(passesDigest(headers, primitives), approved);
  if (!isApproved || !headers.every((header) => isWithin(header, scope, nowSeconds))) throw new Problem("order-scope");
}

/** By whole days, and the day before: a pass shown just after midnight was issued before it. */
function isWithin(bytes: Uint8Array, { from, to }: Claims["scope"], nowSeconds: number): boolean {
  const header = parseHeader(bytes);
  if (!header) return true;
  const day = dayOf(header.issuedAt);
  return diesAt(day) > nowSeconds && day >= addDays(dayOf(from), -1) && day <= dayOf(to);
}

/** Those that this issuer made; all others are simply not there. */
export function openOurs(headers: Uint8Array[], passKeyOf: PassKeyOf): OurPass[] {
  const parsed = headers.map(parseHeader).filter((header) => header !== undefined);
  return [...Map.groupBy(parsed, ({ issuedAt }) => dayOf(issuedAt))].flatMap(([day, ofDay]) => {
    const passKey = passKeyOf(day);
    const opened = passKey ? openPassIds(ofDay, passKey, primitives) : [];
    return ofDay.flatMap(({ id }, n) => (opened[n] ? [{ id, account: opened[n].account }] : []));
  });
}
