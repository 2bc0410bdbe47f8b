import type { Reserve } from "./shelf.ts";

// One record with the whole shelf: it is small, and so it is read and changed as one.

const name = "kipass-reserve";
const store = "shelf";
const key = "held";

/** Empty where the browser keeps nothing. */
export async function readShelf(): Promise<Reserve[]> {
  return use("readonly", (shelf) => shelf.get(key)).then(
    (held) => held ?? [],
    () => [],
  );
}

export async function writeShelf(held: Reserve[]): Promise<void> {
  await use("readwrite", (shelf) => shelf.put(held, key));
}

async function use<T>(mode: IDBTransactionMode, work: (shelf: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const db = await settled(opening);
  try {
    return await settled(work(db.transaction(store, mode).objectStore(store)));
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
