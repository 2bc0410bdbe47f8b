import { concat, readU16, readU32, u8, u16, u32, utf8 } from "./bytes.ts";
import { addDays, dayOf, dayStart } from "./day.ts";
import type { Primitives } from "./primitives.ts";

/** 0 live (15 s) · 1 reserve (one calendar day) · 3 assisted live (60 s, for screen readers). 2 is kept free for printed cards. */
export type PassClass = 0 | 1 | 3;

export interface PassHeader {
  class: PassClass;
  /** Names issuer and signing key; given at certification. */
  keyId: number;
  /** Unix seconds; for a reserve pass 00:00 in Seoul of the day it is for. */
  issuedAt: number;
  /** 16 bytes. */
  id: Uint8Array;
}

export interface Pass {
  header: PassHeader;
  /** The 24 bytes that are signed and, after the scan, sealed. */
  headerBytes: Uint8Array;
  signature: Uint8Array;
}

export interface IssuerKeyState {
  publicKey: Uint8Array;
  /** Unix seconds of `issuedAt` the key may sign: from ≤ issuedAt < until. */
  from: number;
  until: number;
  issuer: string;
  suspended: boolean;
}

export type PassJudgement = "valid" | "unknown-issuer" | "issuer-suspended" | "forged" | "expired" | "not-yet-valid";

const VERSION = 0x01;
const PREFIX = "8201";
const HEADER_BYTES = 24;
const PASS_BYTES = 88;
const GROUP_DIGITS = 20;
const PASS_DIGITS = /^8201[0-9]{220}$/;
const MAX_GROUP = 0xffff_ffff_ffff_ffffn;
const DOMAIN = utf8("kipass/pass/1");

const LIVE_SECONDS = 15;
const ASSISTED_SECONDS = 60;
/** A phone's idea of now may be this far ahead of the issuer's answer. */
const EARLY_SECONDS = 5;
/** The code is shown until it runs out, then travels. */
const TRANSIT_SECONDS = 3;

/**
 * The pass behind scanned text (SPEC §4). Anything malformed, of another prefix, version or class, or a reserve pass that does not
 * start a day is undefined, which the door calls not-a-pass: such a code never was one, whoever signed it.
 */
export function parsePass(text: string): Pass | undefined {
  const bytes = readDigits(text);
  const headerBytes = bytes?.subarray(0, HEADER_BYTES);
  const header = headerBytes && parseHeader(headerBytes);
  return bytes && headerBytes && header && { header, headerBytes, signature: bytes.subarray(HEADER_BYTES) };
}

/** 88 bytes as 224 digits. */
export function passText(bytes: Uint8Array): string {
  if (bytes.length !== PASS_BYTES) throw new RangeError(`a pass has ${PASS_BYTES} bytes, not ${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, PASS_BYTES);
  let text = PREFIX;
  for (let offset = 0; offset < PASS_BYTES; offset += 8) {
    text += view.getBigUint64(offset).toString().padStart(GROUP_DIGITS, "0");
  }
  return text;
}

export function headerBytes(header: PassHeader): Uint8Array {
  if (header.id.length !== 16) throw new RangeError(`a pass id has 16 bytes, not ${header.id.length}`);
  return concat(u8(VERSION), u8(header.class), u16(header.keyId), u32(header.issuedAt), header.id);
}

export function parseHeader(bytes: Uint8Array): PassHeader | undefined {
  const passClass = bytes[1];
  if (bytes.length !== HEADER_BYTES || bytes[0] !== VERSION) return undefined;
  if (passClass !== 0 && passClass !== 1 && passClass !== 3) return undefined;
  const issuedAt = readU32(bytes, 4);
  if (passClass === 1 && dayStart(dayOf(issuedAt)) !== issuedAt) return undefined;
  return { class: passClass, keyId: readU16(bytes, 2), issuedAt, id: bytes.subarray(8, HEADER_BYTES) };
}

/** The 88 bytes of a pass. */
export function signPass(header: PassHeader, seed: Uint8Array, p: Primitives): Uint8Array {
  const bytes = headerBytes(header);
  return concat(bytes, p.ed25519Sign(seed, concat(DOMAIN, bytes)));
}

/** How long the pass is shown, without the allowances at either end. */
export function lifeSeconds(passClass: PassClass, issuedAt: number): number {
  if (passClass === 1) return dayStart(addDays(dayOf(issuedAt), 1)) - issuedAt;
  return passClass === 3 ? ASSISTED_SECONDS : LIVE_SECONDS;
}

/** Unix seconds: valid while from ≤ now < until. */
export function validityOf(header: PassHeader): { from: number; until: number } {
  const { class: passClass, issuedAt } = header;
  return { from: issuedAt - EARLY_SECONDS, until: issuedAt + lifeSeconds(passClass, issuedAt) + TRANSIT_SECONDS };
}

/**
 * SPEC §5. The signature comes before suspension and time: a forger must not learn from the answer whether a made-up issue time
 * would have been accepted, and an issuer is not blamed for passes it never signed.
 */
export function judgePass(
  pass: Pass,
  at: { nowSeconds: number; issuerKey: IssuerKeyState | undefined; p: Primitives },
): PassJudgement {
  const { issuerKey, nowSeconds } = at;
  if (issuerKey === undefined) return "unknown-issuer";
  if (!isSignedBy(pass, issuerKey, at.p)) return "forged";
  if (issuerKey.suspended) return "issuer-suspended";
  const { from, until } = validityOf(pass.header);
  if (nowSeconds < from) return "not-yet-valid";
  return nowSeconds < until ? "valid" : "expired";
}

/** A key speaks only for its own period, so that a key taken after its rotation cannot make passes of today. */
function isSignedBy(pass: Pass, key: IssuerKeyState, p: Primitives): boolean {
  const { issuedAt } = pass.header;
  if (issuedAt < key.from || issuedAt >= key.until) return false;
  return p.ed25519Verify(key.publicKey, concat(DOMAIN, pass.headerBytes), pass.signature);
}

/** Groups of twenty digits into eight bytes each. With BigInt this takes under 2 µs, a twentieth of the signature check. */
function readDigits(text: string): Uint8Array | undefined {
  if (!PASS_DIGITS.test(text)) return undefined;
  const view = new DataView(new ArrayBuffer(PASS_BYTES));
  for (let offset = 0, at = PREFIX.length; offset < PASS_BYTES; offset += 8, at += GROUP_DIGITS) {
    const group = BigInt(text.slice(at, at + GROUP_DIGITS));
    if (group > MAX_GROUP) return undefined;
    view.setBigUint64(offset, group);
  }
  return new Uint8Array(view.buffer);
}
