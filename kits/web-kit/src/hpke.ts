import { concat, u8, u16, utf8 } from "@kipass/protocol/bytes";
import { x25519 } from "@noble/curves/ed25519.js";
import { expand, extract } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { primitives } from "./primitives.ts";

// RFC 9180, base mode, one message: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. Browsers old enough to scan with know
// no X25519 of their own.

const [KEM_ID, KDF_ID, AEAD_ID] = [0x0020, 0x0001, 0x0002];
const KEM_SUITE = concat(utf8("KEM"), u16(KEM_ID));
const SUITE = concat(utf8("HPKE"), u16(KEM_ID), u16(KDF_ID), u16(AEAD_ID));
const BASE_MODE = u8(0);
const NOTHING = new Uint8Array(0);

interface Binding {
  info: Uint8Array;
  aad: Uint8Array;
}

/** enc (32) ‖ ciphertext ‖ tag (16). `secret` is 32 fresh random bytes, used for nothing else. */
export function hpkeSeal(
  publicKey: Uint8Array,
  plaintext: Uint8Array,
  { info, aad }: Binding,
  secret: Uint8Array,
): Uint8Array {
  const enc = x25519.getPublicKey(secret);
  const { key, nonce } = scheduled(encapsulated(x25519.getSharedSecret(secret, publicKey), enc, publicKey), info);
  return concat(enc, primitives.gcmSeal(key, nonce, plaintext, aad));
}

/** What `hpkeSeal` sealed to this key's public half; undefined when it was not, or under another binding. */
export function hpkeOpen(privateKey: Uint8Array, sealed: Uint8Array, { info, aad }: Binding): Uint8Array | undefined {
  const enc = sealed.slice(0, 32);
  const shared = x25519.getSharedSecret(privateKey, enc);
  const { key, nonce } = scheduled(encapsulated(shared, enc, hpkePublicKey(privateKey)), info);
  return primitives.gcmOpen(key, nonce, sealed.slice(32), aad);
}

/** 32 bytes of 32 random ones. */
export function hpkePublicKey(privateKey: Uint8Array): Uint8Array {
  return x25519.getPublicKey(privateKey);
}

/** §5.1 */
function scheduled(shared: Uint8Array, info: Uint8Array) {
  const context = concat(
    BASE_MODE,
    labeledExtract(SUITE, NOTHING, "psk_id_hash", NOTHING),
    labeledExtract(SUITE, NOTHING, "info_hash", info),
  );
  const prk = labeledExtract(SUITE, shared, "secret", NOTHING);
  const key = labeledExpand(SUITE, prk, "key", context, 32);
  const nonce = labeledExpand(SUITE, prk, "base_nonce", context, 12);
  return { key, nonce };
}

/** §4.1. noble refuses keys of small order, whose shared secret would be no secret. */
function encapsulated(agreed: Uint8Array, enc: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const prk = labeledExtract(KEM_SUITE, NOTHING, "eae_prk", agreed);
  return labeledExpand(KEM_SUITE, prk, "shared_secret", concat(enc, publicKey), 32);
}

function labeledExtract(suite: Uint8Array, salt: Uint8Array, label: string, input: Uint8Array): Uint8Array {
  return extract(sha256, concat(utf8("HPKE-v1"), suite, utf8(label), input), salt);
}

function labeledExpand(
  suite: Uint8Array,
  prk: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Uint8Array {
  return expand(sha256, prk, concat(u16(length), utf8("HPKE-v1"), suite, utf8(label), info), length);
}
