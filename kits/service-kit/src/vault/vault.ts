import { createHmac, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { openEnvelope, sealEnvelope } from "./envelope.ts";
import { ageMs, ignoreMissing, overwrite, syncFolder, writeWhole } from "./files.ts";

/** The party's secret keys by name: outside the database and its backups. */
export interface Vault {
  /**
   * The key's bytes, the same object at each call.
   * @throws VaultFault when there is no such key
   */
  key(name: string): Buffer;
  has(name: string): boolean;
  /** Names that start with `prefix`, sorted. */
  names(prefix: string): string[];
  /**
   * Makes a key of 32 random bytes, or keeps the given bytes, and returns the key that counts from now on. A key that
   * is already there is returned as it is.
   * @throws VaultFault when other bytes are already kept under this name
   */
  create(name: string, bytes?: Uint8Array): Promise<Buffer>;
  /** Overwrites and removes a key here, on disk and in the database. Does nothing when there is none. */
  destroy(name: string): Promise<void>;
  /**
   * Takes over what another process of this host created or destroyed since.
   * @throws VaultFault when a key is missing or changed
   */
  refresh(): Promise<void>;
  /** Seals every file again under another master key. Cut short, it is finished by opening with both keys and calling again. */
  rotateMaster(newKey: Uint8Array): Promise<void>;
}

/** Check values: what the database knows of each key. They tell a missing or different key from a new one. */
export interface KeyChecks {
  load(): Promise<Map<string, Buffer>>;
  /** Keeps the first value put under a name. */
  put(name: string, check: Buffer): Promise<void>;
  delete(name: string): Promise<void>;
}

/** A key is missing or not the one it was: the process must not start, let alone make a new one. */
export class VaultFault extends Error {
  override name = "VaultFault";
}

export interface FileVaultOptions {
  dir: string;
  /** 32 bytes. */
  masterKey: Uint8Array;
  /** The master key before, while a rotation is under way. */
  previousMasterKey?: Uint8Array;
  checks: KeyChecks;
  random?: (length: number) => Buffer;
}

const ATTEMPTS = 3;
const NAME = /^[a-z0-9][a-z0-9./-]{0,120}$/;

/**
 * Opens the vault in a folder, one file a key, and checks every key against its check value.
 *
 * A file is named after key and check value, so that the row in the database decides which file counts. Creating
 * writes the file first and the row second: cut short between them, a file is left that no row names, which is no key
 * and is removed when it is old enough to be nobody's work in progress. Destroying renames the file to `.dying`,
 * overwrites it, deletes the row and then the file: cut short, the next opening finishes it.
 * @throws VaultFault
 */
export async function openFileVault(options: FileVaultOptions): Promise<Vault> {
  const { dir, checks } = options;
  const random = options.random ?? randomBytes;
  const masterKeys = [options.masterKey, ...(options.previousMasterKey ? [options.previousMasterKey] : [])];
  const keys = new Map<string, Buffer>();
  await mkdir(dir, { recursive: true, mode: 0o700 });

  async function refresh(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const faults = await takeOver();
      if (faults.length === 0) return;
      if (attempt === ATTEMPTS) {
        throw new VaultFault(
          `Keys are missing or changed in the vault ${dir}: ${faults.join(", ")}. Restore the vault from its replica, or give the master key it was sealed with.`,
        );
      }
      // Another process may be destroying them right now, between file and row.
      await delay(50);
    }
  }

  /** Names whose key is missing or changed. */
  async function takeOver(): Promise<string[]> {
    const known = await checks.load();
    await finishDestructions(known);
    for (const name of [...keys.keys()]) if (!known.has(name)) forget(name);
    const faults: string[] = [];
    for (const [name, check] of known) {
      const held = keys.get(name);
      if (held && checkOf(name, held).equals(check)) continue;
      forget(name);
      const bytes = await readKey(name, check);
      if (bytes) keys.set(name, bytes);
      else faults.push(name);
    }
    return faults.sort();
  }

  async function readKey(name: string, check: Buffer): Promise<Buffer | undefined> {
    const sealed = await readFile(join(dir, fileOf(name, check))).catch(() => undefined);
    const bytes = sealed && openEnvelope(sealed, name, masterKeys);
    return bytes && checkOf(name, bytes).equals(check) ? bytes : undefined;
  }

  async function finishDestructions(known: Map<string, Buffer>): Promise<void> {
    const files = new Set(await readdir(dir));
    for (const [name, check] of known) {
      if (!files.has(`${fileOf(name, check)}.dying`)) continue;
      // A process without the right to delete rows leaves the rest to one that has it.
      await destroyDying(name, check).catch(() => {});
      known.delete(name);
    }
  }

  async function destroyDying(name: string, check: Buffer): Promise<void> {
    const dying = join(dir, `${fileOf(name, check)}.dying`);
    await overwrite(dying);
    await checks.delete(name);
    await rm(dying, { force: true });
    await syncFolder(dir);
  }

  function forget(name: string): void {
    keys.get(name)?.fill(0);
    keys.delete(name);
  }

  const vault: Vault = {
    key(name) {
      const bytes = keys.get(name);
      if (!bytes) throw new VaultFault(`There is no key ${name} in the vault.`);
      return bytes;
    },
    has: (name) => keys.has(name),
    names: (prefix) => [...keys.keys()].filter((name) => name.startsWith(prefix)).sort(),
    refresh,
    async create(name, given) {
      if (!NAME.test(name)) throw new VaultFault(`A key cannot be called ${JSON.stringify(name)}.`);
      if (!keys.has(name)) await add(name, Buffer.from(given ?? random(32)));
      const kept = vault.key(name);
      if (given && !kept.equals(given)) throw new VaultFault(`Other bytes are already kept under ${name}.`);
      return kept;
    },
    async destroy(name) {
      const check = (await checks.load()).get(name);
      forget(name);
      if (!check) return;
      const file = join(dir, fileOf(name, check));
      await rename(file, `${file}.dying`).catch(ignoreMissing);
      await syncFolder(dir);
      await destroyDying(name, check);
    },
    async rotateMaster(newKey) {
      for (const [name, check] of await checks.load()) {
        const bytes = await readKey(name, check);
        if (!bytes) throw new VaultFault(`The key ${name} cannot be read, so the master key stays.`);
        await writeWhole(dir, fileOf(name, check), sealEnvelope(bytes, name, newKey, random));
        bytes.fill(0);
      }
      masterKeys.unshift(newKey);
    },
  };

  async function add(name: string, bytes: Buffer): Promise<void> {
    const check = checkOf(name, bytes);
    await writeWhole(dir, fileOf(name, check), sealEnvelope(bytes, name, masterKeys[0] as Uint8Array, random));
    await checks.put(name, check);
    const winner = (await checks.load()).get(name);
    if (winner && !winner.equals(check)) await rm(join(dir, fileOf(name, check)), { force: true });
    await refresh();
  }

  await removeLeftovers(dir, await checks.load());
  await refresh();
  return vault;
}

/** First 16 bytes of HMAC-SHA-256(key, "kipass/check/1" ‖ name). */
export function checkOf(name: string, bytes: Uint8Array): Buffer {
  return createHmac("sha256", bytes).update(`kipass/check/1${name}`).digest().subarray(0, 16);
}

function fileOf(name: string, check: Buffer): string {
  return `${name.replaceAll("/", "+")}.${check.toString("hex")}.key`;
}

const LEFTOVER_AGE_MS = 60 * 60 * 1000;

/** Files no row names, an hour old: creations that were cut short. */
async function removeLeftovers(dir: string, known: Map<string, Buffer>): Promise<void> {
  const counting = new Set(
    [...known].flatMap(([name, check]) => [fileOf(name, check), `${fileOf(name, check)}.dying`]),
  );
  for (const name of await readdir(dir)) {
    if (counting.has(name) || !/\.(key|new|dying)$/.test(name)) continue;
    const path = join(dir, name);
    if (name.endsWith(".dying") || (await ageMs(path)) > LEFTOVER_AGE_MS) {
      await overwrite(path);
      await rm(path, { force: true });
    }
  }
}
