import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { isRunning } from "../process-identity.ts";
import { type Postgres, startPostgres } from "./server.ts";

describe("the embedded PostgreSQL", () => {
  let folder: string;
  let running: Postgres | undefined;
  let other: ChildProcess | undefined;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "kipass-postgres-test-"));
    chmodSync(folder, 0o755);
  });

  after(async () => {
    other?.kill("SIGKILL");
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("makes a database, keeps its password to its owner and lets in nobody without it", async () => {
    running = await startPostgres({ dataDir: join(folder, "first"), durable: true });
    await query(running.adminUrl, "CREATE TABLE kept (word text)");
    await query(running.adminUrl, "INSERT INTO kept VALUES ('가온')");

    assert.equal(statSync(join(folder, "first", "superuser.password")).mode & 0o777, 0o600);
    const guessed = new URL(running.adminUrl);
    guessed.password = "postgres";
    await assert.rejects(query(guessed.href, "SELECT 1"), /password authentication failed/);
  });

  it("is durable unless asked otherwise, speaks UTC and listens on loopback only", async () => {
    assert.deepEqual(await settings(running), {
      fsync: "on",
      synchronous_commit: "on",
      TimeZone: "UTC",
      listen_addresses: "127.0.0.1",
    });
  });

  it("refuses a folder that a living process uses, and says which", async () => {
    await assert.rejects(
      startPostgres({ dataDir: join(folder, "first"), durable: true }),
      new RegExp(`in use by process ${process.pid}\\. Stop it first`),
    );
  });

  it("keeps what was written over a stop and a second start", async () => {
    await running?.stop();
    running = await startPostgres({ dataDir: join(folder, "first"), durable: true });
    assert.deepEqual(await query(running.adminUrl, "SELECT word FROM kept"), [{ word: "가온" }]);
    await running.stop();
    running = undefined;
  });

  it("stops the server a killed process left behind and keeps what was committed", async () => {
    const dataDir = join(folder, "first");
    const { child, adminUrl } = await startInAnotherProcess(dataDir);
    other = child;
    await query(adminUrl, "INSERT INTO kept VALUES ('나래')");
    const orphan = Number(readFileSync(join(dataDir, "cluster", "postmaster.pid"), "utf8").split("\n")[0]);
    const gone = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await gone;
    assert.equal(isRunning(orphan), true);

    running = await startPostgres({ dataDir, durable: true });

    assert.equal(isRunning(orphan), false);
    assert.deepEqual(await query(running.adminUrl, "SELECT word FROM kept ORDER BY word"), [
      { word: "가온" },
      { word: "나래" },
    ]);
    await running.stop();
    running = undefined;
  });

  it("names a taken port and what to do", async () => {
    const program = createServer();
    await new Promise<void>((listening) => program.listen(0, "127.0.0.1", listening));
    const address = program.address();
    assert.ok(address !== null && typeof address === "object");
    await assert.rejects(
      startPostgres({ dataDir: join(folder, "first"), port: address.port, durable: true }),
      new RegExp(`Port ${address.port}, which PostgreSQL needs, is taken by another program\\. Stop that program`),
    );
    await new Promise((closed) => program.close(closed));
  });

  it("names a damaged folder and the two ways out, and removes nothing", async () => {
    const dataDir = join(folder, "first");
    rmSync(join(dataDir, "cluster", "global", "pg_control"));
    await assert.rejects(
      startPostgres({ dataDir, durable: true }),
      /cannot be used: PostgreSQL says '.*pg_control.*Put it back from a backup/,
    );
    rmSync(join(dataDir, "superuser.password"));
    await assert.rejects(startPostgres({ dataDir, durable: true }), /the file 'superuser.password' is missing/);
    rmSync(join(dataDir, "cluster", "PG_VERSION"));
    await assert.rejects(
      startPostgres({ dataDir, durable: true }),
      /the folder 'cluster' holds no PostgreSQL database/,
    );
    assert.ok(statSync(join(dataDir, "cluster", "base")).isDirectory());
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function settings(server: Postgres | undefined): Promise<unknown> {
  assert.ok(server);
  const rows = (await query(
    server.adminUrl,
    "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'TimeZone', 'listen_addresses')",
  )) as { name: string; setting: string }[];
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
}

async function startInAnotherProcess(dataDir: string): Promise<{ child: ChildProcess; adminUrl: string }> {
  const program = `
    import { startPostgres } from ${JSON.stringify(import.meta.resolve("./server.ts"))};
    const { adminUrl } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: true });
    console.log(adminUrl);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const adminUrl = await new Promise<string>((said, failed) => {
    child.stdout?.once("data", (line: Buffer) => said(line.toString().trim()));
    child.once("exit", () => failed(new Error("the other process ended before its database was ready")));
  });
  return { child, adminUrl };
}
