import {
  createCipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign as signWith,
} from "node:crypto";

/**
 * Bytes by hand, straight from SPEC.md and node:crypto: the generator imports nothing of the library, so that a vector states
 * what the text says and not what the code does.
 */
export interface VectorFile {
  spec: string;
  cases: VectorCase[];
}
export type VectorCase = { name: string; expect: unknown } & Record<string, unknown>;

/** 2020-11-20 21:00:00 in Seoul, a Friday. */
export const NOW = 1_605_873_600;
export const TODAY = "2020-11-20";
/** 00:00 in Seoul of that day. */
export const MIDNIGHT = 1_605_798_000;

export const cat = (...parts: (Uint8Array | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array)));
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
export const b64 = (bytes: Uint8Array | string): string => Buffer.from(bytes as Uint8Array).toString("base64url");

export function uint(value: number | bigint, width: number): Buffer {
  return Buffer.from(
    BigInt(value)
      .toString(16)
      .padStart(width * 2, "0"),
    "hex",
  );
}

export function sizedText(text: string): Buffer {
  return cat(uint(Buffer.byteLength(text), 2), text);
}

/** Fixed 32 bytes for a name: keys, seeds and whatever else has to look random. */
export function fixed(name: string, length = 32): Buffer {
  return sha256(`kipass vectors: ${name}`).subarray(0, length);
}

export const sha256 = (...parts: (Uint8Array | string)[]): Buffer =>
  createHash("sha256")
    .update(cat(...parts))
    .digest();
export const hmac = (key: Uint8Array, data: Uint8Array): Buffer => createHmac("sha256", key).update(data).digest();

export function aes(key: Uint8Array, block: Uint8Array): Buffer {
  return createCipheriv("aes-256-ecb", key, null).setAutoPadding(false).update(block);
}

export function gcm(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(aad);
  return cat(cipher.update(plaintext), cipher.final(), cipher.getAuthTag());
}

export function sign(seed: Uint8Array, message: Uint8Array): Buffer {
  return signWith(null, message, privateKeyOf(seed));
}

export function publicKeyOf(seed: Uint8Array): Buffer {
  return createPublicKey(privateKeyOf(seed)).export({ format: "der", type: "spki" }).subarray(-32);
}

function privateKeyOf(seed: Uint8Array) {
  return createPrivateKey({
    key: cat(Buffer.from("302e020100300506032b657004220420", "hex"), seed),
    format: "der",
    type: "pkcs8",
  });
}

export function jws(header: string, payload: Uint8Array | string, seed: Uint8Array): string {
  const signed = `${b64(header)}.${b64(payload)}`;
  return `${signed}.${b64(sign(seed, cat(signed)))}`;
}

export function headerJson(kid: string, typ: string): string {
  return `{"alg":"EdDSA","kid":"${kid}","typ":"${typ}"}`;
}

/** The bytes with one bit of one byte turned over. */
export function flipped(bytes: Uint8Array, at: number, bit = 0): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] as number) ^ (1 << bit);
  return copy;
}
