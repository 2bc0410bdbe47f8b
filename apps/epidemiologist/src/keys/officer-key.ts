import { toBase64url } from "@kipass/protocol/bytes";
import type { OfficerSigner } from "./sign-request.ts";

/**
 * The officer's own signing key: made by this browser, kept by it, not extractable. Only its public half is ever handed in; the
 * ministry's certification makes it count.
 */
export async function makeOfficerKey(officer: string): Promise<OfficerSigner> {
  const pair = (await crypto.subtle.generateKey({ name: "Ed25519" }, false, ["sign", "verify"])) as CryptoKeyPair;
  await write(officer, pair);
  return signerOf(pair);
}

/** The key this browser holds for an officer, if any. */
export async function findOfficerKey(officer: string): Promise<OfficerSigner | undefined> {
  const pair = await read(officer);
  return pair && signerOf(pair);
}

async function signerOf(pair: CryptoKeyPair): Promise<OfficerSigner> {
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return {
    publicKey: toBase64url(publicKey),
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, message as Uint8Array<ArrayBuffer>)),
  };
}

const STORE = "officer-keys";

function read(officer: string): Promise<CryptoKeyPair | undefined> {
  return inStore("readonly", (store) => store.get(officer));
}

async function write(officer: string, pair: CryptoKeyPair): Promise<void> {
  await inStore("readwrite", (store) => store.put(pair, officer));
}

async function inStore<T>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open("kipass", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const db = await settled(opening);
  try {
    return await settled(use(db.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    db.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
