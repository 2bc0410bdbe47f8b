import { randomBytes } from "node:crypto";
import { concat, fromUtf8, sized, u48, utf8 } from "@kipass/protocol/bytes";
import { primitives as p } from "@kipass/service-kit/primitives";

/** Columns that hold a person's own words; each is sealed for its row and column, so that none can be moved to another. */
export type SealedColumn = "name" | "phone";

export interface ProfileKeys {
  profile: Uint8Array;
  phoneIndex: Uint8Array;
}

const NONCE_BYTES = 12;

/** nonce (12) ‖ AES-256-GCM(profile key, text), AAD = account number ‖ column. */
export function sealColumn(text: string, account: number, column: SealedColumn, key: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  return concat(nonce, p.gcmSeal(key, nonce, utf8(text), aad(account, column)));
}

/** @throws Error when the bytes were not sealed for this account and column under this key */
export function openColumn(sealed: Uint8Array, account: number, column: SealedColumn, key: Uint8Array): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const bytes = p.gcmOpen(key, nonce, sealed.subarray(NONCE_BYTES), aad(account, column));
  const text = bytes && fromUtf8(bytes);
  if (text === undefined) throw new Error(`the sealed ${column} of an account does not open`);
  return text;
}

/** Finds an account by phone without the database holding the phone. */
export function phoneIndex(phone: string, key: Uint8Array): Uint8Array {
  return p.hmacSha256(key, concat(utf8("kipass/phone-index/1"), sized(phone)));
}

function aad(account: number, column: SealedColumn): Uint8Array {
  return concat(utf8("kipass/profile/1"), u48(account), sized(column));
}
