import { createHmac } from "node:crypto";
import { primitives } from "../primitives.ts";

const MAGIC = Buffer.from("KPV1");
const MASTER_ID_BYTES = 8;
const NONCE_BYTES = 12;
const HEAD_BYTES = MAGIC.length + MASTER_ID_BYTES + NONCE_BYTES;

/** "KPV1" ‖ id of the master key (8) ‖ nonce (12) ‖ AES-256-GCM(master key, key), AAD = the key's name. */
export function sealEnvelope(
  bytes: Uint8Array,
  name: string,
  masterKey: Uint8Array,
  random: (length: number) => Buffer,
): Buffer {
  const nonce = random(NONCE_BYTES);
  const sealed = primitives.gcmSeal(masterKey, nonce, bytes, Buffer.from(name));
  return Buffer.concat([MAGIC, masterId(masterKey), nonce, sealed]);
}

/** The key in an envelope, or undefined when it is not whole, of another name, or under none of the master keys. */
export function openEnvelope(envelope: Buffer, name: string, masterKeys: readonly Uint8Array[]): Buffer | undefined {
  if (envelope.length < HEAD_BYTES || !envelope.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const id = envelope.subarray(MAGIC.length, MAGIC.length + MASTER_ID_BYTES);
  const masterKey = masterKeys.find((candidate) => masterId(candidate).equals(id));
  if (!masterKey) return undefined;
  const nonce = envelope.subarray(MAGIC.length + MASTER_ID_BYTES, HEAD_BYTES);
  const bytes = primitives.gcmOpen(masterKey, nonce, envelope.subarray(HEAD_BYTES), Buffer.from(name));
  return bytes && Buffer.from(bytes);
}

function masterId(masterKey: Uint8Array): Buffer {
  return createHmac("sha256", masterKey).update("kipass/vault-master/1").digest().subarray(0, MASTER_ID_BYTES);
}
