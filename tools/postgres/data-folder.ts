import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { serverUser } from "./program.ts";

export interface DataFolder {
  /** What PostgreSQL calls its data directory: owned by the server's user, 0700. */
  cluster: string;
  /** The superuser's password. */
  password: string;
}

/**
 * Opens the database kept in `dataDir` (which exists) and makes it at first use. It holds `cluster/` (the server's) and
 * `superuser.password` (0600, ours), or `cluster.place` when the cluster has to lie elsewhere.
 * @throws Error with a sentence that says what to do when the folder is damaged
 */
export function openDataFolder(dataDir: string, program: string): DataFolder {
  const cluster = placeOfCluster(dataDir);
  const passwordFile = join(dataDir, "superuser.password");
  if (!existsSync(cluster) || readdirSync(cluster).length === 0) return createCluster(cluster, passwordFile, program);

  const version = readIfThere(join(cluster, "PG_VERSION"));
  if (version === undefined) throw brokenFolder(dataDir, "the folder 'cluster' holds no PostgreSQL database");
  if (version !== majorVersion(program))
    throw brokenFolder(dataDir, `it was made by PostgreSQL ${version}, this one is ${majorVersion(program)}`);
  const password = readIfThere(passwordFile);
  if (password === undefined) throw brokenFolder(dataDir, "the file 'superuser.password' is missing");
  if (serverUser().uid !== undefined && statSync(cluster).uid !== serverUser().uid)
    throw brokenFolder(dataDir, "the folder 'cluster' belongs to another user");
  return { cluster, password };
}

/** A damaged database is never removed for its owner: the sentence says what the two ways out are. */
export function brokenFolder(dataDir: string, what: string): Error {
  return new Error(
    `The database in ${dataDir} cannot be used: ${what}. Put it back from a backup, or remove the folder to begin with an empty database.`,
  );
}

/** initdb works in a folder beside, so that a first start that was cut off leaves nothing that looks finished. */
function createCluster(cluster: string, passwordFile: string, program: string): DataFolder {
  const password = randomBytes(24).toString("base64url");
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  giveToServer(unfinished);
  initialise(unfinished, password, program);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  rmSync(cluster, { recursive: true, force: true });
  renameSync(unfinished, cluster);
  return { cluster, password };
}

/** The password reaches initdb in a file only the server's user can read: not in the arguments, which everybody sees. */
function initialise(cluster: string, password: string, program: string): void {
  const folder = mkdtempSync(join(tmpdir(), "kipass-init-"));
  const file = join(folder, "password");
  try {
    writeFileSync(file, password, { mode: 0o600 });
    giveToServer(folder);
    giveToServer(file);
    const run = spawnSync(
      join(program, "bin", "initdb"),
      [
        ...["--pgdata", cluster, "--username", "postgres", "--pwfile", file, "--auth", "scram-sha-256"],
        ...["--encoding", "UTF8", "--locale-provider", "builtin", "--locale", "C.UTF-8"],
        "--no-instructions",
      ],
      { ...serverUser(), cwd: "/", env: { LC_ALL: "C", TZ: "UTC" }, encoding: "utf8" },
    );
    if (run.status !== 0) throw new Error(`PostgreSQL could not make a database in ${cluster}: ${run.stderr.trim()}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Beside our files, unless the server runs as another user and a folder above is closed to it:
 * then in an open place of its own, whose path is kept in `cluster.place`.
 */
function placeOfCluster(dataDir: string): string {
  const pointer = join(dataDir, "cluster.place");
  const kept = readIfThere(pointer);
  if (kept !== undefined) return kept;
  const beside = join(dataDir, "cluster");
  if (serverUser().uid === undefined || existsSync(beside) || reachableByOthers(dataDir)) return beside;
  const elsewhere = mkdtempSync("/var/lib/kipass-");
  giveToServer(elsewhere);
  writeFileSync(pointer, join(elsewhere, "cluster"));
  return join(elsewhere, "cluster");
}

function reachableByOthers(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return dirname(folder) === folder || reachableByOthers(dirname(folder));
}

function giveToServer(path: string): void {
  const { uid, gid } = serverUser();
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function majorVersion(program: string): string {
  const { stdout } = spawnSync(join(program, "bin", "postgres"), ["--version"], {
    ...serverUser(),
    cwd: "/",
    env: {},
    encoding: "utf8",
  });
  return /(\d+)\./.exec(stdout)?.[1] ?? "";
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}
