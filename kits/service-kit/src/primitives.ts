import { createCipheriv, createDecipheriv, createHmac, createPublicKey, hash, verify } from "node:crypto";
import type { OrderPrimitives } from "@kipass/protocol/primitives";
import sodium from "sodium-native";

/**
 * The protocol's primitives for services, synchronous, bytes in and bytes out.
 * node:crypto does AES and hashes of long messages; libsodium does Ed25519, where it is about twice as fast as OpenSSL, and hashes of
 * short ones, where a call of OpenSSL's costs several times the hash: naming a fortnight's passes takes 80,000 HMACs.
 */
export const primitives: OrderPrimitives = {
  sha256,
  hmacSha256,
  aesBlockEncrypt: (key, blocks) => createCipheriv("aes-256-ecb", key, null).setAutoPadding(false).update(blocks),
  aesBlockDecrypt: (key, blocks) => createDecipheriv("aes-256-ecb", key, null).setAutoPadding(false).update(blocks),
  gcmSeal,
  gcmOpen,
  ed25519Sign,
  ed25519Verify,
  p256Verify,
};

const SHORT_BYTES = 512;

function sha256(data: Uint8Array): Buffer {
  return data.length <= SHORT_BYTES ? shortSha256(asBuffer(data)) : hash("sha256", data, "buffer");
}

function shortSha256(data: Buffer): Buffer {
  const digest = Buffer.allocUnsafe(HASH_BYTES);
  sodium.crypto_hash_sha256(digest, data);
  return digest;
}

const HASH_BYTES = 32;
const BLOCK_BYTES = 64;

/** RFC 2104. */
function hmacSha256(key: Uint8Array, data: Uint8Array): Buffer {
  if (key.length > BLOCK_BYTES || data.length > SHORT_BYTES) return createHmac("sha256", key).update(data).digest();
  const inner = withKey(key, 0x36, data.length);
  inner.set(data, BLOCK_BYTES);
  const outer = withKey(key, 0x5c, HASH_BYTES);
  outer.set(shortSha256(inner), BLOCK_BYTES);
  return shortSha256(outer);
}

/** A block of the key and a pad, and room behind it. */
function withKey(key: Uint8Array, pad: number, room: number): Buffer {
  const bytes = Buffer.allocUnsafe(BLOCK_BYTES + room).fill(pad, 0, BLOCK_BYTES);
  for (let at = 0; at < key.length; at++) bytes[at] = pad ^ (key[at] as number);
  return bytes;
}

const TAG_BYTES = 16;

function gcmSeal(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Uint8Array {
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(aad);
  const body = cipher.update(plaintext);
  cipher.final();
  return Buffer.concat([body, cipher.getAuthTag()]);
}

function gcmOpen(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Uint8Array | undefined {
  if (sealed.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const plaintext = decipher.update(sealed.subarray(0, -TAG_BYTES));
  try {
    decipher.final();
    return plaintext;
  } catch {
    return undefined;
  }
}

function ed25519Sign(seed: Uint8Array, message: Uint8Array): Uint8Array {
  const signature = Buffer.allocUnsafe(sodium.crypto_sign_BYTES);
  sodium.crypto_sign_detached(signature, asBuffer(message), secretKeyOf(seed));
  return signature;
}

/**
 * Strict by libsodium's own checks: canonical S, canonical and not small-order public key, and the cofactorless
 * equation with R compared as bytes.
 */
function ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== sodium.crypto_sign_PUBLICKEYBYTES || signature.length !== sodium.crypto_sign_BYTES)
    return false;
  return sodium.crypto_sign_verify_detached(asBuffer(signature), asBuffer(message), asBuffer(publicKey));
}

/** What comes before the point in the DER form of a P-256 public key (RFC 5480). */
const P256_KEY = Buffer.from("3059301306072a8648ce3d020106082a8648ce3d030107034200", "hex");

function p256Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 65 || publicKey[0] !== 4 || signature.length !== 64) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([P256_KEY, publicKey]), format: "der", type: "spki" });
    return verify("sha256", message, { key, dsaEncoding: "ieee-p1363" }, signature);
  } catch {
    return false;
  }
}

const secretKeys = new WeakMap<Uint8Array, Buffer>();

/**
 * Expanding a seed costs as much as signing, so each seed object is expanded once. A secret key starts with its
 * seed: comparing them notices a seed that was overwritten in place.
 */
function secretKeyOf(seed: Uint8Array): Buffer {
  const known = secretKeys.get(seed);
  if (known && known.compare(seed, 0, seed.length, 0, seed.length) === 0) return known;
  const publicKey = Buffer.allocUnsafe(sodium.crypto_sign_PUBLICKEYBYTES);
  const secretKey = Buffer.allocUnsafe(sodium.crypto_sign_SECRETKEYBYTES);
  sodium.crypto_sign_seed_keypair(publicKey, secretKey, asBuffer(seed));
  secretKeys.set(seed, secretKey);
  return secretKey;
}

/** The public key (32 bytes) that belongs to an Ed25519 seed. */
export function ed25519PublicKey(seed: Uint8Array): Buffer {
  return Buffer.from(secretKeyOf(seed).subarray(32));
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
