import type { InspectionBody } from "../api.ts";

/** An inspection that waits on this device. Findings about a place; nobody is named in it. */
export interface Unsent {
  /** As in the body: one for each inspection. */
  attempt: string;
  /** The officer's number: nobody sends for somebody else. */
  officer: number;
  facility: number;
  /** Of the facility, to be told apart by. */
  name: string;
  body: InspectionBody;
}

const STORE = "inspections";

/** Kept in IndexedDB: it survives closing the browser and the end of a session. Rejects where the browser keeps nothing. */
export const unsentStore = {
  async all(): Promise<Unsent[]> {
    return (await inStore("readonly", (store) => store.getAll())) as Unsent[];
  },
  async keep(one: Unsent): Promise<void> {
    await inStore("readwrite", (store) => store.put(one));
  },
  async remove(attempt: string): Promise<void> {
    await inStore("readwrite", (store) => store.delete(attempt));
  },
};

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await opened();
  try {
    const tx = db.transaction(STORE, mode);
    const request = act(tx.objectStore(STORE));
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
    const request = indexedDB.open("kipass-office", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "attempt" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}
