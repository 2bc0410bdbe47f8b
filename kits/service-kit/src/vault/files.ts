import { randomBytes } from "node:crypto";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";

/** Through a temporary name, so that a file is whole or absent; on disk before the promise settles. */
export async function writeWhole(dir: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(dir, `${name}.${process.pid}.new`);
  await using file = await open(temporary, "w", 0o600);
  await file.writeFile(bytes);
  await file.sync();
  await rename(temporary, join(dir, name));
  await syncFolder(dir);
}

/** Replaces what a file holds with random bytes, on disk before the promise settles. */
export async function overwrite(path: string): Promise<void> {
  const file = await open(path, "r+").catch(ignoreMissing);
  if (!file) return;
  const { size } = await file.stat();
  await file.write(randomBytes(size), 0, size, 0);
  await file.sync();
  await file.close();
}

/** Makes created, renamed and removed names last. */
export async function syncFolder(dir: string): Promise<void> {
  await using folder = await open(dir, "r");
  await folder.sync();
}

/** Time since a file was written; 0 when it is gone. */
export async function ageMs(path: string): Promise<number> {
  const file = await open(path, "r").catch(ignoreMissing);
  if (!file) return 0;
  const { mtimeMs } = await file.stat();
  await file.close();
  return Date.now() - mtimeMs;
}

export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
  return undefined;
}
