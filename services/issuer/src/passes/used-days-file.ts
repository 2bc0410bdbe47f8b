import { randomBytes } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { concat, readU48, u48 } from "@kipass/protocol/bytes";
import type { Day } from "@kipass/protocol/day";
import { primitives } from "@kipass/service-kit/primitives";
import { writeWhole } from "@kipass/service-kit/vault/files";

/** What has been noted and not yet written to the database, as it survives the end of the process. */
export interface UsedDaysFile {
  /** What other processes left, of which they may no longer be there to write it. */
  adopt(): Promise<Map<number, Day>>;
  save(days: ReadonlyMap<number, Day>): Promise<void>;
}

const AAD = Buffer.from("kipass/used-days/1");
const NONCE_BYTES = 12;
/** Account number, then "YYYY-MM-DD". */
const ENTRY_BYTES = 16;

/** Sealed under a key of the vault and sorted by account: whoever opens it learns days and no order within one. */
export function usedDaysFile(dir: string, key: Uint8Array): UsedDaysFile {
  const own = `used.${randomBytes(8).toString("hex")}.days`;
  return {
    async adopt() {
      const found = new Map<number, Day>();
      const names = (await readdir(dir)).filter((name) => name.endsWith(".days") && name !== own);
      for (const name of names)
        for (const [account, day] of open(await read(join(dir, name)), key)) keepLater(found, account, day);
      await this.save(found);
      for (const name of names) await rm(join(dir, name), { force: true });
      return found;
    },
    save: (days) => writeWhole(dir, own, seal(days, key)),
  };
}

export function keepLater(days: Map<number, Day>, account: number, day: Day): void {
  const known = days.get(account);
  if (known === undefined || known < day) days.set(account, day);
}

function seal(days: ReadonlyMap<number, Day>, key: Uint8Array): Uint8Array {
  const plain = Buffer.alloc(days.size * ENTRY_BYTES);
  Float64Array.from(days.keys())
    .sort()
    .forEach((account, n) => {
      plain.set(u48(account), n * ENTRY_BYTES);
      plain.write(days.get(account) as Day, n * ENTRY_BYTES + 6, "latin1");
    });
  const nonce = randomBytes(NONCE_BYTES);
  return concat(nonce, primitives.gcmSeal(key, nonce, plain, AAD));
}

/** Nothing when it was not sealed under this key: notes are given up rather than the start. */
function* open(sealed: Uint8Array, key: Uint8Array): Generator<[number, Day]> {
  const [nonce, rest] = [sealed.subarray(0, NONCE_BYTES), sealed.subarray(NONCE_BYTES)];
  const plain = sealed.length > NONCE_BYTES ? primitives.gcmOpen(key, nonce, rest, AAD) : undefined;
  for (let at = 0; plain && at < plain.length; at += ENTRY_BYTES) {
    yield [readU48(plain, at), Buffer.from(plain.subarray(at + 6, at + ENTRY_BYTES)).toString("latin1")];
  }
}

/** Another process may have taken it over meanwhile. */
async function read(path: string): Promise<Uint8Array> {
  return readFile(path).catch(() => new Uint8Array());
}
