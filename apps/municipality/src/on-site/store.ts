/** What this device keeps in IndexedDB for work without a network. It survives closing the browser and the end of a session. */

/** An officer's key on this device. Sealing to it takes nothing, opening takes the officer's password. */
export interface KeptKey {
  id: string;
  /** The officer's number at the registry: nobody sends for somebody else. */
  officer: number;
  publicKey: Uint8Array;
  /** The same for every key of a device, so that a password is worked on once. */
  salt: Uint8Array<ArrayBuffer>;
  nonce: Uint8Array;
  /** The private half, under the password. */
  sealed: Uint8Array;
  madeMs: number;
}

/** Sealed to a key: an officer and the route of a day. */
interface KeptRoute {
  key: string;
  day: string;
  sealed: Uint8Array;
}

/** Sealed to a key: an inspection that has not arrived. */
interface KeptInspection {
  attempt: string;
  key: string;
  sealed: Uint8Array;
}

interface Stores {
  keys: KeptKey;
  routes: KeptRoute;
  inspections: KeptInspection;
}

/** Each rejects where the browser keeps nothing. */
export const store = {
  all: async <Name extends keyof Stores>(name: Name): Promise<Stores[Name][]> =>
    inStore(name, "readonly", (kept) => kept.getAll()),
  put: async <Name extends keyof Stores>(name: Name, one: Stores[Name]): Promise<void> =>
    void (await inStore(name, "readwrite", (kept) => kept.put(one))),
  /** By `id`, `key` or `attempt`. */
  remove: async (name: keyof Stores, known: string): Promise<void> =>
    void (await inStore(name, "readwrite", (kept) => kept.delete(known))),
};

async function inStore<T>(
  name: keyof Stores,
  mode: IDBTransactionMode,
  act: (kept: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await opened();
  try {
    // On the disk before it is said to be kept: a phone on site runs out of battery.
    const tx = db.transaction(name, mode, { durability: "strict" });
    const request = act(tx.objectStore(name));
    await new Promise<void>((done, fail) => {
      tx.oncomplete = () => done();
      tx.onabort = () => fail(tx.error);
    });
    return request.result;
  } finally {
    db.close();
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open("kipass-on-site", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("keys", { keyPath: "id" });
      request.result.createObjectStore("routes", { keyPath: "key" });
      request.result.createObjectStore("inspections", { keyPath: "attempt" });
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}
