import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { cookieJar } from "@kipass/sdk/call";
import { issuerClient } from "@kipass/sdk/issuer";
import { registryClient } from "@kipass/sdk/registry";
import type { Demo } from "./demo/demo-file.ts";
import { parties } from "./parties.ts";
import { assertPortFree } from "./ports.ts";
import { readPostmaster } from "./postgres/postmaster.ts";

describe("npm start", () => {
  let dataDir: string;
  let portBase: number;
  let started: ChildProcess | undefined;

  before(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "kipass-start-"));
    chmodSync(dataDir, 0o755);
    portBase = await freePortBase();
  });
  after(async () => {
    if (started?.exitCode === null && started.signalCode === null) await end(started, "SIGTERM");
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("says which port is taken and what to do, and starts nothing", async () => {
    const taken = createServer().listen(portBase + 10, "127.0.0.1");
    const { child, printed } = run(dataDir, portBase);
    assert.equal(await exitCode(child), 1);
    assert.match(printed(), new RegExp(`Port ${portBase + 10}, which registry needs, is taken by another program`));
    assert.equal(existsSync(join(dataDir, "postgres")), false);
    await new Promise((closed) => taken.close(closed));
  });

  it("runs every party, so that a visitor's pass is recorded at a facility", async () => {
    started = run(dataDir, portBase).child;
    const demo = await untilDemo(dataDir, started);
    assert.equal((await fetch(demo.portal, { headers: { accept: "text/html" } })).status, 200);
    for (const { issuer, name, phone } of demo.visitors.filter(isFirstOfIssuer)) {
      const pass = await drawPass(demo, { issuer, name, phone });
      assert.equal(await record(demo, pass), "recorded", issuer);
      assert.equal(await record(demo, pass), "already-recorded", issuer);
    }
  });

  it("refuses a second start on the same data", async () => {
    const { child, printed } = run(dataDir, await freePortBase());
    assert.equal(await exitCode(child), 1);
    assert.match(printed(), /is in use by process \d+\. Stop it first/);
  });

  it("starts again on the same data after it was killed", async () => {
    const before = demoOf(dataDir);
    assert.ok(started && before);
    await end(started, "SIGKILL");
    rmSync(join(dataDir, "demo.json"));
    started = run(dataDir, portBase).child;
    const again = await untilDemo(dataDir, started);
    assert.deepEqual(again, before);
    const visitor = again.visitors.at(-1);
    assert.ok(visitor);
    assert.equal(await record(again, await drawPass(again, visitor)), "recorded");
  });

  it("leaves nothing running when it is stopped", async () => {
    assert.ok(started);
    assert.equal(await end(started, "SIGTERM"), 0);
    assert.equal(existsSync(join(dataDir, "demo.json")), false);
    assert.equal(readPostmaster(join(dataDir, "postgres", "cluster")), undefined);
    for (const port of [0, ...partyPorts()]) await assertPortFree(portBase + port, "the test");
  });
});

function partyPorts(): number[] {
  return parties.flatMap(({ processes }) => processes.map(({ port }) => port));
}

function isFirstOfIssuer({ issuer }: { issuer: string }, n: number, all: { issuer: string }[]): boolean {
  return all.findIndex((other) => other.issuer === issuer) === n;
}

function run(dataDir: string, portBase: number): { child: ChildProcess; printed: () => string } {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT_BASE: String(portBase) };
  const child = spawn(process.execPath, [join(import.meta.dirname, "start.ts")], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (more: string) => {
      text += more;
    });
  }
  return { child, printed: () => text };
}

async function untilDemo(dataDir: string, child: ChildProcess): Promise<Demo> {
  for (;;) {
    const demo = demoOf(dataDir);
    if (demo) return demo;
    assert.equal(child.exitCode, null, "it ended before it was ready");
    await wait(100);
  }
}

function demoOf(dataDir: string): Demo | undefined {
  const file = join(dataDir, "demo.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

async function drawPass(
  { issuers, smsInbox }: Demo,
  { issuer, name, phone }: Demo["visitors"][number],
): Promise<string> {
  const baseUrl = issuers[issuer] ?? "";
  const client = issuerClient({ baseUrl, origin: baseUrl, cookies: cookieJar() });
  await client.sendPhoneCode({ body: { phone, purpose: "enrol" } });
  const messages = (await (await fetch(smsInbox)).json()) as { to: string; text: string }[];
  const code = /\d{6}/.exec(messages.find(({ to }) => to === phone)?.text ?? "")?.[0] ?? "";
  const { consents } = await client.describeIssuer();
  const agreed = consents.map(({ kind, version }) => ({ kind, version, agreed: true }));
  await client.enrol({ body: { name, phone, code, ofAge: true, consents: agreed } });
  return (await client.issuePass({ body: { class: "live" } })).pass;
}

async function record({ registry, facilities: [facility] }: Demo, pass: string): Promise<string> {
  const client = registryClient({ baseUrl: registry, origin: registry, cookies: cookieJar() });
  await client.logIn({ body: { loginId: facility?.loginId ?? "", password: facility?.password ?? "" } });
  const { outcome } = await client.recordVisit({
    body: {
      pass,
      direction: "in",
      channel: "paste",
      clientAtMs: Date.now(),
      clockOffsetMs: 0,
      idempotencyKey: randomBytes(16).toString("base64url"),
    },
  });
  return outcome;
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
  child.kill(signal);
  return exitCode(child);
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  return new Promise((ended) => child.once("exit", ended));
}

async function freePortBase(): Promise<number> {
  for (;;) {
    // Above what other tests take, below what systems give out.
    const base = 30_000 + Math.floor(Math.random() * 2_500);
    const ports = [0, ...partyPorts()];
    const free = await Promise.all(
      ports.map((port) =>
        assertPortFree(base + port, "the test").then(
          () => true,
          () => false,
        ),
      ),
    );
    if (free.every(Boolean)) return base;
  }
}
