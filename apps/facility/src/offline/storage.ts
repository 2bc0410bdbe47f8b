/** What this device keeps in IndexedDB: it survives closing the browser and the end of a session. */
export interface Storage {
  read<T>(fact: string): Promise<T | undefined>;
  write(fact: string, value: unknown): Promise<void>;
  erase(fact: string): Promise<void>;
  /** Which pass was used here, and when (Unix milliseconds). */
  usedAt(passId: string): Promise<number | undefined>;
  markUsed(used: Used): Promise<void>;
  eraseUsedBefore(ms: number): Promise<void>;
  nextCounter(device: string): Promise<number>;
  /** Keeps an item with its pass's use, both or neither. False when another page of this device was first with the counter. */
  keep(item: QueuedItem, used: Used): Promise<boolean>;
  /** The oldest items of one device. */
  oldest(most: number): Promise<QueuedItem[]>;
  remove(items: readonly QueuedItem[]): Promise<void>;
  count(): Promise<number>;
}

export interface QueuedItem {
  /** base64url, as in the session it was scanned under. */
  device: string;
  counter: number;
  week: string;
  sealed: Uint8Array;
}

export interface Used {
  passId: string;
  atMs: number;
  /** When the pass has run out and need not be remembered. */
  untilMs: number;
}

const NAME = "kipass-facility";

/** Rejects where the browser keeps nothing, as in some private windows. */
export async function openStorage(): Promise<Storage> {
  const db = await opened();
  const transaction = (mode: IDBTransactionMode) => db.transaction(["facts", "queue", "used"], mode);

  async function inStore<T>(name: string, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>) {
    const tx = transaction(mode);
    const request = act(tx.objectStore(name));
    await done(tx);
    return request.result;
  }

  return {
    read: async (fact) => (await inStore("facts", "readonly", (store) => store.get(fact)))?.value,
    write: async (fact, value) => void (await inStore("facts", "readwrite", (store) => store.put({ fact, value }))),
    erase: async (fact) => void (await inStore("facts", "readwrite", (store) => store.delete(fact))),
    usedAt: async (passId) => (await inStore("used", "readonly", (store) => store.get(passId)))?.atMs,
    markUsed: async (used) => void (await inStore("used", "readwrite", (store) => store.put(used))),
    async eraseUsedBefore(ms) {
      const tx = transaction("readwrite");
      const over = tx.objectStore("used").index("untilMs").openCursor(IDBKeyRange.upperBound(ms));
      over.onsuccess = () => {
        over.result?.delete();
        over.result?.continue();
      };
      await done(tx);
    },
    nextCounter: async (device) =>
      (await inStore("facts", "readonly", (store) => store.get(counterOf(device))))?.value ?? 0,
    async keep(item, used) {
      const tx = transaction("readwrite");
      const facts = tx.objectStore("facts");
      const counter = facts.get(counterOf(item.device));
      let isNext = false;
      counter.onsuccess = () => {
        isNext = (counter.result?.value ?? 0) === item.counter;
        if (!isNext) return;
        facts.put({ fact: counterOf(item.device), value: item.counter + 1 });
        tx.objectStore("queue").add(item);
        tx.objectStore("used").put(used);
      };
      await done(tx);
      return isNext;
    },
    async oldest(most) {
      const all = (await inStore("queue", "readonly", (store) => store.getAll(null, most))) as QueuedItem[];
      return all.filter(({ device }) => device === all[0]?.device);
    },
    async remove(items) {
      const tx = transaction("readwrite");
      for (const { device, counter } of items) tx.objectStore("queue").delete([device, counter]);
      await done(tx);
    },
    count: () => inStore("queue", "readonly", (store) => store.count()),
  };
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("facts", { keyPath: "fact" });
      request.result.createObjectStore("queue", { keyPath: ["device", "counter"] });
      request.result.createObjectStore("used", { keyPath: "passId" }).createIndex("untilMs", "untilMs");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(tx: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });
}

function counterOf(device: string): string {
  return `counter ${device}`;
}
