import { fromBase64url } from "./bytes.ts";
import { hasExactly, isIntegerIn, isSeconds, isText, jsonBytes, readJson } from "./json.ts";
import { compactJws, openJws } from "./jws.ts";
import type { OfficerKey } from "./order.ts";
import type { IssuerKeyState } from "./pass.ts";
import type { PasskeySite } from "./passkey.ts";
import type { Primitives } from "./primitives.ts";

/**
 * The one document that says who the parties are (SPEC §14), signed by the ministry and placed with each of them. Issuer and registry
 * know each other only through it: they never call each other.
 */
export interface Certification {
  v: 1;
  /** Grows with every edition; a party refuses a lower one than it has seen. */
  serial: number;
  issuedAt: number;
  issuers: CertifiedIssuer[];
  registry: { baseUrl: string; signingKey: string };
  authority: {
    baseUrl: string;
    signingKey: string;
    orderKeys: { kid: string; publicKey: string }[];
    /** Where officers approve orders: their passkeys sign for this address alone. */
    console: PasskeySite;
  };
  /** `publicKey` is the P-256 point of the officer's passkey, uncompressed: 65 bytes, base64url. */
  officers: { id: string; publicKey: string; from: number; until: number }[];
}

export interface CertifiedIssuer {
  code: string;
  name: { ko: string; en: string };
  state: "active" | "suspended";
  baseUrl: string;
  /** Ed25519, base64url: signs answers and log heads, never passes. */
  signingKey: string;
  /** 0 to 15, unique: names the issuer of a safe number (SPEC §15.4). */
  safeNumberIssuer: number;
  /** `keyId` is unique over all issuers: it alone names the issuer of a pass. */
  passKeys: { keyId: number; publicKey: string; from: number; until: number }[];
}

const MINISTRY = "ministry";
const TYP = "kipass-certification+jws";
/** As many as safe numbers tell apart. */
const MAX_ISSUERS = 16;
const MAX_KEYS = 1000;
const MAX_OFFICERS = 10_000;
const POINT_BYTES = 65;
/** Codes that are parties already, so no issuer may carry one. */
const RESERVED_CODES = ["registry", "authority", MINISTRY];

export function sealCertification(
  certification: Certification,
  key: { kid: "ministry"; seed: Uint8Array },
  p: Primitives,
): string {
  return compactJws(jsonBytes(certification), { typ: TYP, kid: key.kid }, key.seed, p);
}

/** Undefined unless signed by the root key and well formed, with every code, safe-number issuer, key id, order key and officer named once. */
export function openCertification(text: string, rootPublicKey: Uint8Array, p: Primitives): Certification | undefined {
  const keyOf = (kid: string) => (kid === MINISTRY ? rootPublicKey : undefined);
  const jws = openJws(text, { typ: TYP, keyOf }, p);
  const value = "fault" in jws ? undefined : readJson(jws.payload);
  return isCertification(value) && hasUniqueNames(value) ? value : undefined;
}

/** Whose key signed a pass: by key id, ready for `judgePass`. */
export function passKeysOf(certification: Certification): Map<number, IssuerKeyState> {
  const entries = certification.issuers.flatMap(({ code, state, passKeys }) =>
    passKeys.map(({ keyId, publicKey, from, until }): [number, IssuerKeyState] => [
      keyId,
      { publicKey: keyBytes(publicKey), from, until, issuer: code, suspended: state === "suspended" },
    ]),
  );
  return new Map(entries);
}

/** Keys of signed orders by kid, ready for `openOrder`. */
export function orderKeysOf(certification: Certification): Map<string, Uint8Array> {
  return new Map(certification.authority.orderKeys.map(({ kid, publicKey }) => [kid, keyBytes(publicKey)]));
}

/** Officers by id, ready for `openOrder`. */
export function officersOf(certification: Certification): Map<string, OfficerKey> {
  return new Map(
    certification.officers.map(({ id, publicKey, from, until }) => [
      id,
      { publicKey: keyBytes(publicKey, POINT_BYTES), from, until },
    ]),
  );
}

/** The key that signs a party's answers and log heads. */
export function signingKeyOf(certification: Certification, party: string): Uint8Array | undefined {
  const parties = [
    { code: "registry", signingKey: certification.registry.signingKey },
    { code: "authority", signingKey: certification.authority.signingKey },
    ...certification.issuers,
  ];
  const found = parties.find(({ code }) => code === party);
  return found && keyBytes(found.signingKey);
}

function isCertification(value: unknown): value is Certification {
  return (
    hasExactly(value, "v", "serial", "issuedAt", "issuers", "registry", "authority", "officers") &&
    value.v === 1 &&
    isIntegerIn(value.serial, 1, Number.MAX_SAFE_INTEGER) &&
    isSeconds(value.issuedAt) &&
    isListOf(value.issuers, MAX_ISSUERS, isIssuer) &&
    hasExactly(value.registry, "baseUrl", "signingKey") &&
    isBaseUrl(value.registry.baseUrl) &&
    isKey(value.registry.signingKey) &&
    hasExactly(value.authority, "baseUrl", "signingKey", "orderKeys", "console") &&
    isBaseUrl(value.authority.baseUrl) &&
    isKey(value.authority.signingKey) &&
    isListOf(value.authority.orderKeys, MAX_KEYS, isOrderKey) &&
    isSite(value.authority.console) &&
    isListOf(value.officers, MAX_OFFICERS, isOfficer)
  );
}

function isIssuer(value: unknown): boolean {
  return (
    hasExactly(value, "code", "name", "state", "baseUrl", "signingKey", "safeNumberIssuer", "passKeys") &&
    typeof value.code === "string" &&
    /^[a-z][a-z0-9-]{0,31}$/.test(value.code) &&
    !RESERVED_CODES.includes(value.code) &&
    hasExactly(value.name, "ko", "en") &&
    isText(value.name.ko, 40) &&
    isText(value.name.en, 40) &&
    (value.state === "active" || value.state === "suspended") &&
    isBaseUrl(value.baseUrl) &&
    isKey(value.signingKey) &&
    isIntegerIn(value.safeNumberIssuer, 0, MAX_ISSUERS - 1) &&
    isListOf(value.passKeys, MAX_KEYS, isPassKey)
  );
}

function isPassKey(value: unknown): boolean {
  return (
    hasExactly(value, "keyId", "publicKey", "from", "until") &&
    isIntegerIn(value.keyId, 0, 0xffff) &&
    isKey(value.publicKey) &&
    isPeriod(value.from, value.until)
  );
}

function isOrderKey(value: unknown): boolean {
  return (
    hasExactly(value, "kid", "publicKey") &&
    typeof value.kid === "string" &&
    /^[A-Za-z0-9._-]{1,64}$/.test(value.kid) &&
    isKey(value.publicKey)
  );
}

function isOfficer(value: unknown): boolean {
  return (
    hasExactly(value, "id", "publicKey", "from", "until") &&
    isText(value.id, 64) &&
    isPoint(value.publicKey) &&
    isPeriod(value.from, value.until)
  );
}

function isPeriod(from: unknown, until: unknown): boolean {
  return isSeconds(from) && isSeconds(until) && from < until;
}

function isKey(value: unknown): boolean {
  return typeof value === "string" && fromBase64url(value)?.length === 32;
}

/** A point's form; one that is not on the curve verifies nothing. */
function isPoint(value: unknown): boolean {
  const bytes = typeof value === "string" ? fromBase64url(value) : undefined;
  return bytes?.length === POINT_BYTES && bytes[0] === 4;
}

/** As browsers hold it: passkeys of a domain are used on its own hosts. */
function isSite(value: unknown): boolean {
  if (!hasExactly(value, "rpId", "origin") || typeof value.rpId !== "string" || !isBaseUrl(value.origin)) return false;
  const host = /^https?:\/\/([a-z0-9.-]+)(:[0-9]{1,5})?$/.exec(value.origin as string)?.[1];
  return value.rpId !== "" && host !== undefined && (host === value.rpId || host.endsWith(`.${value.rpId}`));
}

function isBaseUrl(value: unknown): boolean {
  return isText(value, 200) && /^https?:\/\/[^\s/?#]+$/.test(value);
}

function isListOf(value: unknown, most: number, isMember: (member: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length <= most && value.every(isMember);
}

function hasUniqueNames({ issuers, authority, officers }: Certification): boolean {
  const lists: (string | number)[][] = [
    issuers.map(({ code }) => code),
    issuers.map(({ safeNumberIssuer }) => safeNumberIssuer),
    issuers.flatMap(({ passKeys }) => passKeys.map(({ keyId }) => keyId)),
    authority.orderKeys.map(({ kid }) => kid),
    officers.map(({ id }) => id),
  ];
  return lists.every((names) => new Set(names).size === names.length);
}

function keyBytes(text: string, length = 32): Uint8Array {
  const bytes = fromBase64url(text);
  if (bytes?.length !== length) throw new RangeError(`this certified key has ${length} bytes`);
  return bytes;
}
