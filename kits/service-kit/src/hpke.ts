import { randomBytes } from "node:crypto";
import { concat, u8, u16, utf8 } from "@kipass/protocol/bytes";
import sodium from "sodium-native";
import { primitives } from "./primitives.ts";

// RFC 9180, base mode, one message: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. Synchronous: a case opens hundreds of epoch
// keys, and by WebCrypto each is a dozen jobs for other threads that take longer to hand over than to do.

export interface HpkeBinding {
  info: Uint8Array;
  aad: Uint8Array;
}

export interface HpkeKeyPair {
  /** Raw X25519, 32 bytes. */
  publicKey: Buffer;
  /** Raw X25519, 32 bytes. */
  privateKey: Buffer;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const [KEM_ID, KDF_ID, AEAD_ID] = [0x0020, 0x0001, 0x0002];
const KEM_SUITE = concat(utf8("KEM"), u16(KEM_ID));
const SUITE = concat(utf8("HPKE"), u16(KEM_ID), u16(KDF_ID), u16(AEAD_ID));
const VERSION = utf8("HPKE-v1");
const NOTHING = new Uint8Array(0);
/** What the key schedule's context begins with: base mode, no pre-shared key. */
const BASE_CONTEXT = concat(u8(0), extract(SUITE, NOTHING, "psk_id_hash", NOTHING));

export function hpkeKeyPair(): HpkeKeyPair {
  const privateKey = randomBytes(KEY_BYTES);
  return { publicKey: hpkePublicKey(privateKey), privateKey };
}

/** The public half of a raw X25519 private key, 32 bytes: any 32 bytes are one. */
export function hpkePublicKey(privateKey: Uint8Array): Buffer {
  const publicKey = Buffer.allocUnsafe(KEY_BYTES);
  sodium.crypto_scalarmult_base(publicKey, asBuffer(privateKey));
  return publicKey;
}

/** enc (32) ‖ ciphertext ‖ tag (16). @throws Error for what is no public key, or one of small order */
export function hpkeSeal(publicKey: Uint8Array, plaintext: Uint8Array, { info, aad }: HpkeBinding): Buffer {
  const ephemeral = hpkeKeyPair();
  const shared = sharedSecret(ephemeral.privateKey, publicKey, { enc: ephemeral.publicKey, publicKey });
  const { key, nonce } = keySchedule(shared, info);
  return Buffer.concat([ephemeral.publicKey, primitives.gcmSeal(key, nonce, plaintext, aad)]);
}

/** Undefined when it was not sealed to this key under this info and aad. */
export function hpkeOpen(privateKey: Uint8Array, sealed: Uint8Array, { info, aad }: HpkeBinding): Buffer | undefined {
  if (sealed.length < KEY_BYTES) return undefined;
  const enc = sealed.subarray(0, KEY_BYTES);
  const publicKey = hpkePublicKey(privateKey);
  try {
    const shared = sharedSecret(privateKey, enc, { enc, publicKey });
    const { key, nonce } = keySchedule(shared, info);
    const plaintext = primitives.gcmOpen(key, nonce, sealed.subarray(KEY_BYTES), aad);
    return plaintext && asBuffer(plaintext);
  } catch {
    return undefined;
  }
}

/** §4.1. libsodium refuses keys of small order, whose shared secret would be no secret. */
function sharedSecret(
  own: Uint8Array,
  theirs: Uint8Array,
  { enc, publicKey }: { enc: Uint8Array; publicKey: Uint8Array },
): Uint8Array {
  const agreed = Buffer.allocUnsafe(KEY_BYTES);
  sodium.crypto_scalarmult(agreed, asBuffer(own), asBuffer(theirs));
  const prk = extract(KEM_SUITE, NOTHING, "eae_prk", agreed);
  return expand(KEM_SUITE, prk, "shared_secret", concat(enc, publicKey), KEY_BYTES);
}

/** §5.1 */
function keySchedule(shared: Uint8Array, info: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const context = concat(BASE_CONTEXT, extract(SUITE, NOTHING, "info_hash", info));
  const prk = extract(SUITE, shared, "secret", NOTHING);
  return {
    key: expand(SUITE, prk, "key", context, KEY_BYTES),
    nonce: expand(SUITE, prk, "base_nonce", context, NONCE_BYTES),
  };
}

/** LabeledExtract of §4. */
function extract(suite: Uint8Array, salt: Uint8Array, label: string, material: Uint8Array): Uint8Array {
  return primitives.hmacSha256(salt, concat(VERSION, suite, utf8(label), material));
}

/** LabeledExpand of §4; nothing here is longer than the one block this makes. */
function expand(suite: Uint8Array, prk: Uint8Array, label: string, info: Uint8Array, length: number): Uint8Array {
  const block = concat(u16(length), VERSION, suite, utf8(label), info, u8(1));
  return primitives.hmacSha256(prk, block).subarray(0, length);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
