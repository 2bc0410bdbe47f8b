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

/** enc (32) ‖ ciphertext ‖ tag (16). `secret` is 32 fresh random bytes, used for nothing else. */
export function hpkeSeal(
  publicKey: Uint8Array,
  plaintext: Uint8Array,
  { info, aad }: { info: Uint8Array; aad: Uint8Array },
  secret: Uint8Array,
): Uint8Array {
  const enc = x25519.getPublicKey(secret);
  const shared = encapsulated(secret, enc, publicKey);
  // §5.1
  const context = concat(
    BASE_MODE,
    labeledExtract(SUITE, NOTHING, "psk_id_hash", NOTHING),
    labeledExtract(SUITE, NOTHING, "info_hash", info),
  );
  const prk = labeledExtract(SUITE, shared, "secret", NOTHING);
  const key = labeledExpand(SUITE, prk, "key", context, 32);
  const nonce = labeledExpand(SUITE, prk, "base_nonce", context, 12);
  return concat(enc, primitives.gcmSeal(key, nonce, plaintext, aad));
}

/** §4.1. noble refuses keys of small order, whose shared secret would be no secret. */
function encapsulated(secret: Uint8Array, enc: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const prk = labeledExtract(KEM_SUITE, NOTHING, "eae_prk", x25519.getSharedSecret(secret, publicKey));
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
