import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { toBase64url } from "@kipass/protocol/bytes";
import { addDays, weekOf } from "@kipass/protocol/day";
import { sealVisitKeys } from "@kipass/protocol/visit-keys";
import { migrationsDir } from "@kipass/registry/config";
import { createSessions } from "@kipass/registry/members/sessions";
import { partyKeys } from "@kipass/registry/party-keys";
import { runJobs } from "@kipass/registry/retention/run-jobs";
import { systemClock, today } from "@kipass/service-kit/clock";
import { freePort } from "@kipass/service-kit/free-port";
import { hpkeKeyPair } from "@kipass/service-kit/hpke";
import { connect } from "@kipass/service-kit/postgres/database";
import { migrate } from "@kipass/service-kit/postgres/migrate";
import { createPartyDatabase } from "@kipass/service-kit/postgres/party-database";
import { primitives } from "@kipass/service-kit/primitives";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault, type Vault } from "@kipass/service-kit/vault/vault";
import { consoleAt, openMinistry, publicKeyOf } from "@kipass/testbed/ministry";
import { startPostgres } from "../postgres/server.ts";
import type { Target } from "./scan-load.ts";

/** A registry as it runs in production, in processes of its own on a durable PostgreSQL, and beside it an empty table like a day's. */
export interface BenchedRegistry {
  target: Target;
  /** May write into table `baseline`. */
  databaseUrl: string;
  close(): Promise<void>;
}

const KEY_ID = 1;
const TERMINALS = 1_000;
const ROLES = ["registry_scan", "registry_manage", "registry_disclose", "registry_office", "registry_jobs"];

export async function startBenchedRegistry(processes: number): Promise<BenchedRegistry> {
  const folder = mkdtempSync(join(tmpdir(), "kipass-bench-"));
  chmodSync(folder, 0o755);
  const closes: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const part of closes.toReversed()) await part();
  };
  try {
    const postgres = await startPostgres({ dataDir: join(folder, "postgres"), durable: true });
    closes.push(() => postgres.stop());
    const passwords = Object.fromEntries(
      ["registry_owner", ...ROLES].map((role) => [role, randomBytes(12).toString("hex")]),
    );
    const urls = await createPartyDatabase(postgres.adminUrl, {
      database: "registry",
      owner: "registry_owner",
      roles: ROLES,
      passwords,
    });
    const ownerUrl = urls.registry_owner as string;
    await migrate(ownerUrl, migrationsDir);
    await makeBaselineTable(ownerUrl);

    const vaultDir = join(folder, "vault");
    const masterKey = randomBytes(32);
    const jobs = connect(urls.registry_jobs as string, { name: "bench", max: 2 });
    closes.push(() => jobs.close());
    const vault = await openFileVault({ dir: vaultDir, masterKey, checks: postgresKeyChecks(jobs) });
    await runJobs({ db: jobs, vault, clock: systemClock });

    const seed = randomBytes(32);
    const authority = await startAuthority();
    closes.push(authority.close);
    const ministry = await openMinistry({ file: join(folder, "certification.jws"), clock: systemClock });
    await ministry.certify((now) => ({
      ...now,
      registry: { baseUrl: "http://127.0.0.1", signingKey: toBase64url(publicKeyOf(vault.key(partyKeys.signing))) },
      authority: {
        ...now.authority,
        baseUrl: authority.url,
        signingKey: authority.signingKey,
        console: consoleAt("http://localhost"),
      },
      issuers: [issuer(seed)],
    }));

    const origin = "http://registry.invalid";
    const env = {
      ORIGIN: origin,
      CERTIFICATION_FILE: ministry.file,
      CERTIFICATION_ROOT: ministry.rootPublicKey,
      VAULT_DIR: vaultDir,
      VAULT_MASTER_KEY: masterKey.toString("base64url"),
      SMS_GATEWAY: "inbox",
      SMS_INBOX_URL: `${origin}/sms`,
      LOG_LEVEL: "warn",
      DATABASE_URL_SCAN: urls.registry_scan as string,
      DATABASE_URL_MANAGE: urls.registry_manage as string,
      DATABASE_URL_DISCLOSE: urls.registry_disclose as string,
    };
    const ports = await Promise.all(Array.from({ length: processes }, freePort));
    const programs = ports.map((port) => spawnRegistry({ ...env, PORT: String(port) }));
    closes.push(() => Promise.all(programs.map(stop)));
    await Promise.all(programs.map((program, n) => untilReady(ports[n] as number, program)));
    const target = { ports, origin, cookies: makeCookies(vault), seed: toBase64url(seed), keyId: KEY_ID };
    return { target, databaseUrl: ownerUrl, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/** Columns, key and index of a day's table. */
async function makeBaselineTable(ownerUrl: string): Promise<void> {
  const owner = connect(ownerUrl, { name: "bench", max: 1 });
  await owner.query(`CREATE TABLE baseline (tag bytea PRIMARY KEY, retry bytea NOT NULL, place bytea NOT NULL, epoch bytea NOT NULL,
    counter integer NOT NULL, sealed bytea NOT NULL)`);
  await owner.query("CREATE INDEX ON baseline (place)");
  await owner.close();
}

/** Answers for the authority with its visit keys, and with nothing else. */
async function startAuthority() {
  const seed = randomBytes(32);
  const week = weekOf(today(systemClock));
  const weeks = await Promise.all(
    [week, addDays(week, 7)].map(async (monday) => ({
      week: monday,
      working: toBase64url(hpkeKeyPair().publicKey),
      escrow: toBase64url(hpkeKeyPair().publicKey),
    })),
  );
  const signingKey = toBase64url(publicKeyOf(seed));
  const answer = JSON.stringify({ signingKey, visitKeys: sealVisitKeys({ v: 1, weeks }, seed, primitives) });
  const server = createServer((_request, response) => response.end(answer));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, signingKey, close: () => server.close() };
}

function issuer(seed: Buffer) {
  const publicKey = toBase64url(publicKeyOf(seed));
  return {
    code: "naver",
    name: { ko: "네이버", en: "Naver" },
    state: "active" as const,
    baseUrl: "http://127.0.0.1",
    signingKey: publicKey,
    safeNumberIssuer: 0,
    passKeys: [{ keyId: KEY_ID, publicKey, from: 0, until: 4_000_000_000 }],
  };
}

/** Terminals of as many facilities, logged in without paying for a thousand passwords. */
function makeCookies(vault: Vault): string[] {
  const never = { isRevoked: () => false, close: async () => {} };
  const sessions = createSessions({ key: vault.key(partyKeys.session), revocations: never, clock: systemClock });
  return Array.from({ length: TERMINALS }, (_, n) => {
    const token = sessions.start({ id: n + 1, facility: n + 1, role: "staff", door: 1 });
    return `__Host-kipass-registry=${token}`;
  });
}

function spawnRegistry(env: Record<string, string>): ChildProcess {
  const main = join(import.meta.dirname, "../../services/registry/src/main.ts");
  return spawn(process.execPath, ["--max-semi-space-size=32", main], { env, stdio: ["ignore", "inherit", "inherit"] });
}

async function untilReady(port: number, program: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200 && program.exitCode === null; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(50);
  }
  throw new Error("The registry did not become ready.");
}

async function stop(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  const ended = new Promise((resolve) => program.once("exit", resolve));
  program.kill("SIGTERM");
  await ended;
}
