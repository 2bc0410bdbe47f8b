import { ed25519PublicKey, primitives } from "@kipass/web-kit/primitives.ts";
import type { Storage } from "./storage.ts";

/** This device's own key: what it keeps without a network is known by it. */
export interface DeviceKey {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

type KeptKey =
  | { kind: "native"; privateKey: CryptoKey; publicKey: Uint8Array }
  | { kind: "sealed"; sealer: CryptoKey; nonce: Uint8Array<ArrayBuffer>; seed: ArrayBuffer; publicKey: Uint8Array };

/** The key of this browser, made once. Its private half cannot be read out by any script. */
export async function openDeviceKey(storage: Storage): Promise<DeviceKey> {
  const known = await storage.read<KeptKey>("device key");
  const kept = known ?? (await makeNative().catch(makeSealed));
  if (!known) await storage.write("device key", kept);
  return { publicKey: kept.publicKey, sign: (message) => signWith(kept, message) };
}

async function makeNative(): Promise<KeptKey> {
  const pair = (await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"])) as CryptoKeyPair;
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return { kind: "native", privateKey: pair.privateKey, publicKey };
}

/** Browsers before 2025 have no Ed25519: the seed rests under a key that cannot be read out, and is in memory while it signs. */
async function makeSealed(): Promise<KeptKey> {
  const sealer = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const plain = crypto.getRandomValues(new Uint8Array(32));
  const seed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, sealer, plain);
  return { kind: "sealed", sealer, nonce, seed, publicKey: ed25519PublicKey(plain) };
}

async function signWith(key: KeptKey, message: Uint8Array): Promise<Uint8Array> {
  if (key.kind === "native") {
    return new Uint8Array(await crypto.subtle.sign("Ed25519", key.privateKey, Uint8Array.from(message)));
  }
  const seed = await crypto.subtle.decrypt({ name: "AES-GCM", iv: key.nonce }, key.sealer, key.seed);
  return primitives.ed25519Sign(new Uint8Array(seed), message);
}
