import type { Primitives } from "@kipass/protocol/primitives";
import { ecb, gcm } from "@noble/ciphers/aes.js";
import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesToNumberLE, concatBytes } from "@noble/curves/utils.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";

/** The protocol's primitives in a browser. They agree with the servers' set on every vector, valid and invalid. */
export const primitives: Primitives = {
  sha256,
  hmacSha256: (key, data) => hmac(sha256, key, data),
  aesBlockEncrypt: (key, blocks) => ecb(key, { disablePadding: true }).encrypt(blocks),
  aesBlockDecrypt: (key, blocks) => ecb(key, { disablePadding: true }).decrypt(blocks),
  gcmSeal: (key, nonce, plaintext, aad) => gcm(key, nonce, aad).encrypt(plaintext),
  gcmOpen: (key, nonce, sealed, aad) => {
    try {
      return gcm(key, nonce, aad).decrypt(sealed);
    } catch {
      return undefined;
    }
  },
  ed25519Sign: (seed, message) => ed25519.sign(message, seed),
  ed25519Verify: verifyStrictly,
};

/** 32 bytes of a 32-byte seed. */
export function ed25519PublicKey(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed);
}

const { Point } = ed25519;
const { Fn, BASE } = Point;

/**
 * RFC 8032 §5.1.7 without the cofactor, as libsodium has it. noble's own `verify` multiplies by the cofactor, even with
 * `zip215: false`, and would accept signatures the servers refuse.
 */
function verifyStrictly(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const [encodedR, encodedS] = [signature.subarray(0, 32), signature.subarray(32)];
  const s = bytesToNumberLE(encodedS);
  if (s >= Fn.ORDER) return false;
  try {
    const a = Point.fromBytes(publicKey, false);
    const r = Point.fromBytes(encodedR, false);
    if (a.isSmallOrder() || r.isSmallOrder()) return false;
    const k = Fn.create(bytesToNumberLE(sha512(concatBytes(encodedR, publicKey, message))));
    return r.equals(BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k)));
  } catch {
    return false;
  }
}
