import { randomBytes } from "node:crypto";
import { concat, fromUtf8, sized, u48, utf8 } from "@kipass/protocol/bytes";
import { primitives as p } from "@kipass/service-kit/primitives";
import { firstOf, type KeyRing, newest, type RotatedKeys } from "../keys/key-ring.ts";

/** Columns that hold a person's own words; each is sealed for its row and column, so that none can be moved to another. */
export type SealedColumn = "name" | "phone" | "order" | "request" | "answer" | "birth-date";

export type ProfileKeys = Pick<RotatedKeys, "profile" | "phoneIndex">;

const NONCE_BYTES = 12;

/** nonce (12) ‖ AES-256-GCM(profile key, text), AAD = account number ‖ column. */
export function sealColumn(text: string, account: number, column: SealedColumn, keys: KeyRing): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  return concat(nonce, p.gcmSeal(newest(keys), nonce, utf8(text), aad(account, column)));
}

/** @throws Error when the bytes were not sealed for this account and column under one of these keys */
export function openColumn(sealed: Uint8Array, account: number, column: SealedColumn, keys: KeyRing): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const bytes = firstOf(keys, (key) => p.gcmOpen(key, nonce, sealed.subarray(NONCE_BYTES), aad(account, column)));
  const text = bytes && fromUtf8(bytes);
  if (text === undefined) throw new Error(`the sealed ${column} of an account does not open`);
  return text;
}

/** Whether bytes were sealed for this account and column under this very key. */
export function opensUnder(key: Uint8Array, sealed: Uint8Array, account: number, column: SealedColumn): boolean {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  return p.gcmOpen(key, nonce, sealed.subarray(NONCE_BYTES), aad(account, column)) !== undefined;
}

/** Finds an account by phone without the database holding the phone: under this index it is written. */
export function phoneIndex(phone: string, keys: KeyRing): Uint8Array {
  return indexUnder(newest(keys), phone);
}

/** Every index under which an account with this phone may be written, while one key replaces another. */
export function phoneIndexes(phone: string, keys: KeyRing): Uint8Array[] {
  return keys.map((key) => indexUnder(key, phone));
}

function indexUnder(key: Uint8Array, phone: string): Uint8Array {
  return p.hmacSha256(key, concat(utf8("kipass/phone-index/1"), sized(phone)));
}

function aad(account: number, column: SealedColumn): Uint8Array {
  return concat(utf8("kipass/profile/1"), u48(account), sized(column));
}
