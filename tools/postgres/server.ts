import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "@kipass/service-kit/free-port";
import { claimFolder } from "../folder-claim.ts";
import { assertPortFree } from "../ports.ts";
import { brokenFolder, openDataFolder } from "./data-folder.ts";
import { readPostmaster, stopPostmaster } from "./postmaster.ts";
import { serverProgram, serverUser } from "./program.ts";

export interface PostgresOptions {
  /** Folder that keeps the database, its password and its log; made when missing. */
  dataDir: string;
  /** Port on 127.0.0.1; a free one when left out. */
  port?: number;
  /** false gives up safety on power loss for speed: for tests only. */
  durable: boolean;
}

export interface Postgres {
  /** postgres:// URL of the superuser. */
  adminUrl: string;
  /** Settles when the server has ended, whether by stop() or by itself. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from npm, waits until it takes connections and returns its address.
 * A server left behind by a killed process is stopped first; a folder in use by a living one is refused.
 * @throws Error with a sentence that says what to do: taken port, folder in use, damaged folder
 */
export async function startPostgres({ dataDir, port, durable }: PostgresOptions): Promise<Postgres> {
  const folder = resolve(dataDir);
  const program = serverProgram();
  const releaseFolder = claimFolder(folder);
  try {
    const { cluster, password } = openDataFolder(folder, program);
    const orphan = readPostmaster(cluster);
    if (orphan) await stopPostmaster(orphan.pid);
    if (port !== undefined) await assertPortFree(port, "PostgreSQL");
    const listenPort = port ?? (await freePort());
    const server = launch(program, cluster, listenPort, durable, join(folder, "postgres.log"));
    const ended = new Promise<void>((done) => server.once("exit", () => done())).then(releaseFolder);
    await untilReady(server, cluster, folder);
    return {
      adminUrl: `postgres://postgres:${password}@127.0.0.1:${listenPort}/postgres`,
      ended,
      async stop() {
        server.ref();
        if (server.pid !== undefined && server.exitCode === null) await stopPostmaster(server.pid);
        await ended;
      },
    };
  } catch (fault) {
    releaseFolder();
    throw fault;
  }
}

/** In a session of its own (detached), so that Ctrl-C reaches us first and clients can finish before their database goes. */
function launch(program: string, cluster: string, port: number, durable: boolean, logFile: string): ChildProcess {
  const log = openSync(logFile, sizeOf(logFile) > 1_000_000 ? "w" : "a", 0o600);
  const settings = { ...serverSettings, port, ...(durable ? {} : testSettings) };
  const server = spawn(
    join(program, "bin", "postgres"),
    ["-D", cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    { ...serverUser(), cwd: "/", env: { LC_ALL: "C", TZ: "UTC" }, detached: true, stdio: ["ignore", log, log] },
  );
  closeSync(log);
  server.unref();
  return server;
}

/** No unix socket: its path may be too long (107 bytes). Terse and without statements: the log must not hold anybody's data. */
const serverSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 300,
  shared_buffers: "256MB",
  timezone: "UTC",
  log_timezone: "UTC",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

const testSettings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

async function untilReady(server: ChildProcess, cluster: string, folder: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (server.exitCode === null && server.signalCode === null) {
    const running = readPostmaster(cluster);
    if (running?.ready && running.pid === server.pid) return;
    if (performance.now() > deadline) {
      if (server.pid !== undefined) await stopPostmaster(server.pid);
      break;
    }
    await wait(20);
  }
  throw brokenFolder(folder, `PostgreSQL says '${lastComplaint(join(folder, "postgres.log"))}'`);
}

function lastComplaint(logFile: string): string {
  const lines = readFileSync(logFile, "utf8").trim().split("\n");
  const complaint = lines.findLast((line) => /(FATAL|PANIC|could not)/.test(line)) ?? lines.at(-1) ?? "";
  return complaint.replace(/^.*?(FATAL|PANIC|LOG): +/, "");
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
