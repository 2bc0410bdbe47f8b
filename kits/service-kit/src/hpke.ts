import { createPrivateKey, createPublicKey } from "node:crypto";
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";

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

const ENC_BYTES = 32;
const KEY_BYTES = 32;
/** RFC 8410: what stands before the 32 bytes. */
const X25519_PKCS8 = Buffer.from("302e020100300506032b656e04220420", "hex");

/** RFC 9180 base mode, single shot: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

export async function hpkeKeyPair(): Promise<HpkeKeyPair> {
  const pair = await suite.kem.generateKeyPair();
  return {
    publicKey: Buffer.from(await suite.kem.serializePublicKey(pair.publicKey)),
    privateKey: Buffer.from(await suite.kem.serializePrivateKey(pair.privateKey)),
  };
}

/** The public half of a raw X25519 private key, 32 bytes: any 32 bytes are one. */
export function hpkePublicKey(privateKey: Uint8Array): Buffer {
  const key = createPrivateKey({
    key: Buffer.concat([X25519_PKCS8, privateKey]),
    format: "der",
    type: "pkcs8",
  });
  return createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-KEY_BYTES);
}

/** enc (32) ‖ ciphertext ‖ tag (16). */
export async function hpkeSeal(
  publicKey: Uint8Array,
  plaintext: Uint8Array,
  { info, aad }: HpkeBinding,
): Promise<Buffer> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(arrayBuffer(publicKey));
  const sender = await suite.createSenderContext({ recipientPublicKey, info: arrayBuffer(info) });
  const ciphertext = await sender.seal(arrayBuffer(plaintext), arrayBuffer(aad));
  return Buffer.concat([Buffer.from(sender.enc), Buffer.from(ciphertext)]);
}

/** Undefined when it was not sealed to this key under this info and aad. */
export async function hpkeOpen(
  privateKey: Uint8Array,
  sealed: Uint8Array,
  { info, aad }: HpkeBinding,
): Promise<Buffer | undefined> {
  if (sealed.length < ENC_BYTES) return undefined;
  const recipientKey = await suite.kem.deserializePrivateKey(arrayBuffer(privateKey));
  try {
    const enc = arrayBuffer(sealed.subarray(0, ENC_BYTES));
    const recipient = await suite.createRecipientContext({ recipientKey, enc, info: arrayBuffer(info) });
    return Buffer.from(await recipient.open(arrayBuffer(sealed.subarray(ENC_BYTES)), arrayBuffer(aad)));
  } catch {
    return undefined;
  }
}

/** The library takes whole buffers, and a Buffer may be a window onto a pool. */
function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
