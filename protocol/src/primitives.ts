/**
 * The cryptography the protocol stands on, passed in by the caller: node:crypto and libsodium in services,
 * @noble in browsers. Synchronous, so that judging a pass and sealing a visit stay plain functions. SPEC §3.
 */
export interface Primitives {
  sha256(data: Uint8Array): Uint8Array;
  hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array;
  /** AES-256 of blocks of 16 bytes, each by itself: 32-byte key, one block or many in a row. */
  aesBlockEncrypt(key: Uint8Array, blocks: Uint8Array): Uint8Array;
  aesBlockDecrypt(key: Uint8Array, blocks: Uint8Array): Uint8Array;
  /** AES-256-GCM with a 12-byte nonce; the result is ciphertext ‖ 16-byte tag. */
  gcmSeal(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Uint8Array;
  /** Undefined when the tag does not match or the input is shorter than a tag. */
  gcmOpen(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Uint8Array | undefined;
  /** 32-byte seed (RFC 8032 private key), 64-byte signature. */
  ed25519Sign(seed: Uint8Array, message: Uint8Array): Uint8Array;
  /**
   * Strict: canonical S, canonical point encodings, no small-order points, the cofactorless equation.
   * Anything of a wrong length is false, never an exception. Two libraries that disagree about one signature
   * would let a pass be green at one door and forged at the next, hence the vectors in signature.json.
   */
  ed25519Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** What judging an approval needs besides: only who judges orders does, so browsers' sets lack it. */
export interface OrderPrimitives extends Primitives {
  /**
   * ECDSA over P-256 and SHA-256, as passkeys sign: 65-byte uncompressed point, 64-byte r ‖ s. Either of s and n − s is right. Anything
   * else is false, never an exception: another length or prefix, a point off the curve, r or s outside 1…n − 1 (p256.json).
   */
  p256Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}
