import { concat, equal, toBase64url, utf8 } from "./bytes.ts";
import { isObject, readJson } from "./json.ts";
import type { OrderPrimitives, Primitives } from "./primitives.ts";

/** Where passkeys may be used, and nowhere else: the browser and the device bind each signature to both (WebAuthn). */
export interface PasskeySite {
  rpId: string;
  /** As in the address bar: "https://console.example". */
  origin: string;
}

/** What a passkey's device and the browser around it answer: the bytes as they came. */
export interface Assertion {
  authenticatorData: Uint8Array;
  /** The browser's JSON: it says what was signed and at which address. */
  clientData: Uint8Array;
  /** ECDSA over P-256 and SHA-256, DER. */
  signature: Uint8Array;
}

const LONGEST_DATA = 1024;
const LONGEST_CLIENT_DATA = 4096;
const [PRESENT, VERIFIED, MAY_BE_SYNCED, IS_SYNCED, HAS_KEY, HAS_EXTENSIONS] = [1, 4, 8, 16, 64, 128] as const;

/**
 * What a passkey signs at a log-in: a hash the page makes of the server's random challenge, so that no server can pass the challenge
 * of an approval (SPEC §11.2) off as that of a log-in.
 */
export function logInChallenge(challenge: Uint8Array, p: Pick<Primitives, "sha256">): Uint8Array {
  return p.sha256(concat(utf8("kipass/passkey-log-in/1"), challenge));
}

/**
 * Whether this key signed this challenge at this site, its owner present and recognised by the device. SPEC §11.3 lists the checks;
 * the device's own count is not among them, for who holds no state cannot compare it.
 */
export function isAssertion(
  { authenticatorData, clientData, signature }: Assertion,
  expected: { challenge: Uint8Array; site: PasskeySite; publicKey: Uint8Array },
  p: OrderPrimitives,
): boolean {
  const { challenge, site, publicKey } = expected;
  const numbers = readDerSignature(signature);
  return (
    numbers !== undefined &&
    isDataOf(authenticatorData, site, p) &&
    isClientDataOf(clientData, challenge, site) &&
    p.p256Verify(publicKey, concat(authenticatorData, p.sha256(clientData)), numbers)
  );
}

function isDataOf(data: Uint8Array, { rpId }: PasskeySite, p: Primitives): boolean {
  if (data.length < 37 || data.length > LONGEST_DATA) return false;
  const flags = data[32] as number;
  const has = (flag: number) => (flags & flag) !== 0;
  return (
    equal(data.subarray(0, 32), p.sha256(utf8(rpId))) &&
    has(PRESENT) &&
    has(VERIFIED) &&
    !(has(IS_SYNCED) && !has(MAY_BE_SYNCED)) &&
    !has(HAS_KEY) &&
    has(HAS_EXTENSIONS) === data.length > 37
  );
}

/** In one spelling (SPEC §2.4), with whatever members a browser adds. A page inside another site's frame says so, and is refused. */
function isClientDataOf(bytes: Uint8Array, challenge: Uint8Array, { origin }: PasskeySite): boolean {
  const data = bytes.length <= LONGEST_CLIENT_DATA ? readJson(bytes) : undefined;
  return (
    isObject(data) &&
    data.type === "webauthn.get" &&
    data.challenge === toBase64url(challenge) &&
    data.origin === origin &&
    (data.crossOrigin === undefined || data.crossOrigin === false) &&
    data.topOrigin === undefined
  );
}

const [SEQUENCE, INTEGER] = [0x30, 0x02] as const;

/**
 * r ‖ s of a DER signature, 32 bytes each: two positive integers in their shortest form and nothing behind them. Either of s and n − s
 * is taken, for devices write both; what is refused is a second spelling of the same numbers.
 */
export function readDerSignature(der: Uint8Array): Uint8Array | undefined {
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2) return undefined;
  const r = readDerInteger(der.subarray(2));
  const s = r && readDerInteger(der.subarray(2 + r.read));
  return s && 2 + r.read + s.read === der.length ? concat(r.value, s.value) : undefined;
}

function readDerInteger(der: Uint8Array): { value: Uint8Array; read: number } | undefined {
  const length = der[1] ?? 0;
  const body = der.subarray(2, 2 + length);
  if (der[0] !== INTEGER || length === 0 || length > 33 || body.length !== length) return undefined;
  const [first, second] = [body[0] as number, body[1] ?? 0];
  const isNegative = first >= 0x80;
  const isLonger = first === 0 && second < 0x80 && length > 1;
  if (isNegative || isLonger || (length === 33 && first !== 0)) return undefined;
  const value = new Uint8Array(32);
  const digits = length === 33 ? body.subarray(1) : body;
  value.set(digits, 32 - digits.length);
  return { value, read: 2 + length };
}
