import { type Approval, approvalJson, isApproved, readApproval } from "./approval.ts";
import { compareBytes, concat, fromBase64url, join, toBase64url, utf8 } from "./bytes.ts";
import { type Day, isDay } from "./day.ts";
import { hasExactly, isIntegerIn, isObject, isSeconds, isText, jsonBytes, readJson } from "./json.ts";
import { compactJws, type JwsFault, openJws } from "./jws.ts";
import { parseName } from "./name.ts";
import { problemOfBounds } from "./order-bounds.ts";
import type { PasskeySite } from "./passkey.ts";
import { parsePhone } from "./phone.ts";
import type { OrderPrimitives, Primitives } from "./primitives.ts";
import type { ProblemCode } from "./problem.ts";
import { issuerOfSafeNumber, parseSafeNumber } from "./safe-number.ts";

/** Unix seconds, from ≤ t < to. */
export interface Window {
  from: number;
  to: number;
}

export interface OrderScopes {
  /** To the issuers the person named: this person's pass ids. Name and phone in their normal forms. */
  "passes-of-person": Window & { name: string; phone: string };
  /** To the registry: sealed visits of listed pass ids. */
  "visits-of-passes": Window;
  /** To the registry: sealed visits at facilities, 1 to 50. */
  "visits-at-place": { places: (Window & { facility: number })[] };
  /** To an issuer: groups, then names, of exactly the passes whose headers give `digest` (`passesDigest`, base64url). */
  "identities-of-passes": Window & { passes: number; digest: string };
  /** To an issuer: whose its own safe numbers on paper slips of these days are. 1 to 500, each once, in their one spelling. */
  "identities-of-safe-numbers": Window & { numbers: string[] };
}

export type OrderKind = keyof OrderScopes;

/** Counted over all answers to the order. Those the kind needs must be there, others may. */
export interface OrderLimits {
  passes?: number;
  visits?: number;
  people?: number;
}

interface OrderBase {
  v: 1;
  /** 16 random bytes, base64url. The case number stays with the authority. */
  reference: string;
  /** The one party asked: an issuer's code, or "registry". */
  audience: string;
  /** At most 200 and 500 characters. */
  legalBasis: string;
  purpose: string;
  limits: OrderLimits;
  issuedAt: number;
  /** At most 24 hours after `issuedAt`. */
  expiresAt: number;
  /** The issuer tells its user from this day on (감염병예방법 제76조의2). */
  notifyAfter: Day;
  /** X25519 public key the answer is sealed to, base64url. */
  recipient: string;
}

export type OrderClaims<K extends OrderKind = OrderKind> = {
  [Kind in K]: OrderBase & { kind: Kind; scope: OrderScopes[Kind] };
}[K];

export interface OfficerKey {
  /** P-256 point, uncompressed: 65 bytes. */
  publicKey: Uint8Array;
  from: number;
  until: number;
}

export interface OpenedOrder {
  claims: OrderClaims;
  hash: Uint8Array;
  approvals: [Approval, Approval];
}

export interface OrderJudge {
  /** The party that is asked. */
  audience: string;
  /** An asked issuer's, from its certification. Without it every safe number is another's. */
  safeNumberIssuer?: number | undefined;
  nowSeconds: number;
  authorityKeys: (kid: string) => Uint8Array | undefined;
  officers: (id: string) => OfficerKey | undefined;
  /** The console officers approve at. */
  site: PasskeySite;
  p: OrderPrimitives;
}

/** What officers approve by its hash and what travels verbatim: the bytes are never re-made from the claims. SPEC §11. */
export function orderBytes(claims: OrderClaims): Uint8Array {
  return jsonBytes(claims);
}

export function orderHash(bytes: Uint8Array, p: Primitives): Uint8Array {
  return p.sha256(concat(utf8("kipass/order/1"), bytes));
}

/** SHA-256 over the 24-byte headers, sorted bytewise, so that the order of asking tells nothing. */
export function passesDigest(headers: Uint8Array[], p: Primitives): Uint8Array {
  return p.sha256(join([...headers].sort(compareBytes)));
}

export function sealOrder(
  bytes: Uint8Array,
  approvals: Approval[],
  key: { kid: string; seed: Uint8Array },
  p: Primitives,
): string {
  const payload = {
    order: toBase64url(bytes),
    approvals: approvals.map(approvalJson),
  };
  return compactJws(jsonBytes(payload), { typ: "kipass-order+jws", kid: key.kid }, key.seed, p);
}

/**
 * Everything an asked party checks before it answers, in the order of SPEC §11.4: signature, shape, approvals, audience, time, scope,
 * limits. A compromised authority server alone gets no further than the approvals.
 */
export function openOrder(text: string, judge: OrderJudge): OpenedOrder | { problem: ProblemCode } {
  const { p } = judge;
  const jws = openJws(text, { typ: "kipass-order+jws", keyOf: judge.authorityKeys }, p);
  if ("fault" in jws) return { problem: problemOfFault(jws.fault) };
  const payload = parsePayload(jws.payload);
  const claims = payload && parseClaims(payload.bytes);
  if (!payload || !claims) return { problem: "order-malformed" };
  const hash = orderHash(payload.bytes, p);
  const problem =
    problemOfApprovals(payload.approvals, hash, judge) ??
    problemOfAudience(claims, judge) ??
    problemOfBounds(claims, judge.nowSeconds);
  if (problem) return { problem };
  return { claims, hash, approvals: payload.approvals as [Approval, Approval] };
}

function problemOfFault(fault: JwsFault): ProblemCode {
  return fault === "malformed" || fault === "header" ? "order-malformed" : "order-signature";
}

function parsePayload(bytes: Uint8Array): { bytes: Uint8Array; approvals: Approval[] } | undefined {
  const payload = readJson(bytes);
  if (!hasExactly(payload, "order", "approvals") || !Array.isArray(payload.approvals)) return undefined;
  const order = typeof payload.order === "string" ? fromBase64url(payload.order) : undefined;
  const approvals = payload.approvals.map(readApproval);
  return order && approvals.every((approval) => approval !== undefined) ? { bytes: order, approvals } : undefined;
}

/** The shape alone; whether the values are allowed is judged afterwards, with a reason of its own. Undefined when malformed. */
export function parseClaims(bytes: Uint8Array): OrderClaims | undefined {
  const claims = readJson(bytes);
  const wellFormed =
    hasExactly(claims, ...CLAIM_NAMES) &&
    claims.v === 1 &&
    bytesOf(claims.reference, 16) !== undefined &&
    isText(claims.audience, 64) &&
    isText(claims.legalBasis, 200) &&
    isText(claims.purpose, 500) &&
    isLimits(claims.limits) &&
    isSeconds(claims.issuedAt) &&
    isSeconds(claims.expiresAt) &&
    isDay(claims.notifyAfter) &&
    bytesOf(claims.recipient, 32) !== undefined &&
    isScope(claims.kind, claims.scope);
  return wellFormed ? (claims as unknown as OrderClaims) : undefined;
}

const CLAIM_NAMES: (keyof OrderClaims)[] = [
  "v",
  "reference",
  "kind",
  "audience",
  "legalBasis",
  "purpose",
  "scope",
  "limits",
  "issuedAt",
  "expiresAt",
  "notifyAfter",
  "recipient",
];

function isLimits(value: unknown): value is OrderLimits {
  return (
    isObject(value) &&
    Object.entries(value).every(
      ([name, limit]) =>
        ["passes", "visits", "people"].includes(name) && isIntegerIn(limit, 1, Number.MAX_SAFE_INTEGER),
    )
  );
}

function isScope(kind: unknown, scope: unknown): boolean {
  switch (kind) {
    case "passes-of-person":
      return hasExactly(scope, "name", "phone", "from", "to") && isPerson(scope.name, scope.phone) && hasTimes(scope);
    case "visits-of-passes":
      return hasExactly(scope, "from", "to") && hasTimes(scope);
    case "visits-at-place":
      return hasExactly(scope, "places") && Array.isArray(scope.places) && scope.places.every(isPlace);
    case "identities-of-passes":
      return (
        hasExactly(scope, "from", "to", "passes", "digest") &&
        hasTimes(scope) &&
        isIntegerIn(scope.passes, 1, Number.MAX_SAFE_INTEGER) &&
        bytesOf(scope.digest, 32) !== undefined
      );
    case "identities-of-safe-numbers":
      return (
        hasExactly(scope, "from", "to", "numbers") &&
        hasTimes(scope) &&
        Array.isArray(scope.numbers) &&
        scope.numbers.every(isSafeNumber)
      );
    default:
      return false;
  }
}

function isPlace(value: unknown): boolean {
  return (
    hasExactly(value, "facility", "from", "to") &&
    isIntegerIn(value.facility, 1, Number.MAX_SAFE_INTEGER) &&
    hasTimes(value)
  );
}

function isPerson(name: unknown, phone: unknown): boolean {
  return (
    typeof name === "string" && parseName(name) === name && typeof phone === "string" && parsePhone(phone) === phone
  );
}

function isSafeNumber(value: unknown): boolean {
  return typeof value === "string" && parseSafeNumber(value) === value;
}

function hasTimes(value: { from?: unknown; to?: unknown }): value is Window {
  return isSeconds(value.from) && isSeconds(value.to);
}

/** Two people, each with a key of their own: one person under two names, or two names on one key, is one approval. */
function problemOfApprovals(approvals: Approval[], hash: Uint8Array, judge: OrderJudge): ProblemCode | undefined {
  const [first, second] = approvals;
  if (!first || !second || approvals.length !== 2 || first.officer === second.officer) return "order-not-approved";
  const keys = [judge.officers(first.officer), judge.officers(second.officer)] as const;
  for (const key of keys) {
    if (!key || judge.nowSeconds < key.from || judge.nowSeconds >= key.until) return "officer-not-certified";
  }
  const [firstKey, secondKey] = keys as [OfficerKey, OfficerKey];
  if (toBase64url(firstKey.publicKey) === toBase64url(secondKey.publicKey)) return "order-not-approved";
  const isBy = (approval: Approval, { publicKey }: OfficerKey) =>
    isApproved(approval, { orderHash: hash, publicKey, site: judge.site }, judge.p);
  return isBy(first, firstKey) && isBy(second, secondKey) ? undefined : "approval-signature";
}

const REGISTRY_KINDS: OrderKind[] = ["visits-of-passes", "visits-at-place"];

/** An issuer is never asked for visits or for another issuer's numbers, the registry never for people. */
function problemOfAudience({ kind, audience, scope }: OrderClaims, judge: OrderJudge): ProblemCode | undefined {
  const isForRegistry = REGISTRY_KINDS.includes(kind);
  if (audience !== judge.audience || isForRegistry !== (audience === "registry")) return "order-audience";
  const numbers = kind === "identities-of-safe-numbers" ? scope.numbers : [];
  const areOwn = numbers.every((number) => issuerOfSafeNumber(number) === judge.safeNumberIssuer);
  return areOwn ? undefined : "order-audience";
}

function bytesOf(value: unknown, length: number): Uint8Array | undefined {
  const bytes = typeof value === "string" ? fromBase64url(value) : undefined;
  return bytes?.length === length ? bytes : undefined;
}
