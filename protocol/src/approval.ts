import { compareBytes, concat, equal, fromBase64url, join, toBase64url, utf8 } from "./bytes.ts";
import { hasExactly, isText } from "./json.ts";
import { type Assertion, isAssertion, type PasskeySite } from "./passkey.ts";
import type { OrderPrimitives, Primitives } from "./primitives.ts";

/**
 * One officer's approval of an order. One touch of the passkey signs every order of a request, and each order carries the touch with
 * the hashes of all of them, so that its own can be found among them (SPEC §11.2).
 */
export interface Approval extends Assertion {
  officer: string;
  /** Of all orders approved by this touch: 32 bytes each, rising bytewise. */
  hashes: Uint8Array[];
}

/** As many orders as one touch may approve. */
export const APPROVAL_MAX_ORDERS = 20;

/** What the passkey signs as its challenge. The hashes may come in any order. */
export function approvalsChallenge(hashes: readonly Uint8Array[], p: Pick<Primitives, "sha256">): Uint8Array {
  return p.sha256(concat(utf8("kipass/approvals/1"), join(risingBytes(hashes))));
}

/** Makes the approval that each of the orders carries. */
export function approvalOf(officer: string, hashes: readonly Uint8Array[], assertion: Assertion): Approval {
  const { authenticatorData, clientData, signature } = assertion;
  return { officer, hashes: risingBytes(hashes), authenticatorData, clientData, signature };
}

/** Whether the touch was this key's, at the authority's console, and meant this order among its own. */
export function isApproved(
  approval: Approval,
  { orderHash, ...expected }: { orderHash: Uint8Array; publicKey: Uint8Array; site: PasskeySite },
  p: OrderPrimitives,
): boolean {
  const challenge = approvalsChallenge(approval.hashes, p);
  return approval.hashes.some((hash) => equal(hash, orderHash)) && isAssertion(approval, { ...expected, challenge }, p);
}

/** As it stands in an order's payload. */
export function approvalJson({ officer, hashes, authenticatorData, clientData, signature }: Approval) {
  return {
    officer,
    hashes: hashes.map(toBase64url),
    authenticatorData: toBase64url(authenticatorData),
    clientData: toBase64url(clientData),
    signature: toBase64url(signature),
  };
}

/** Undefined unless it is exactly what `approvalJson` writes; what it says is judged by `isApproved`. */
export function readApproval(value: unknown): Approval | undefined {
  const isWritten =
    hasExactly(value, "officer", "hashes", "authenticatorData", "clientData", "signature") &&
    isText(value.officer, 64) &&
    Array.isArray(value.hashes) &&
    value.hashes.length <= APPROVAL_MAX_ORDERS;
  if (!isWritten) return undefined;
  const hashes = (value.hashes as unknown[]).map(bytesOf);
  const [authenticatorData, clientData, signature] = [
    bytesOf(value.authenticatorData),
    bytesOf(value.clientData),
    bytesOf(value.signature),
  ];
  if (!areRisingHashes(hashes) || !authenticatorData || !clientData || !signature) return undefined;
  return { officer: value.officer as string, hashes, authenticatorData, clientData, signature };
}

function areRisingHashes(hashes: (Uint8Array | undefined)[]): hashes is Uint8Array[] {
  return hashes.every((hash, n) => {
    const before = hashes[n - 1];
    return hash?.length === 32 && (before === undefined || compareBytes(before, hash) < 0);
  });
}

function bytesOf(value: unknown): Uint8Array | undefined {
  return typeof value === "string" ? fromBase64url(value) : undefined;
}

function risingBytes(list: readonly Uint8Array[]): Uint8Array[] {
  return [...list].sort(compareBytes);
}
