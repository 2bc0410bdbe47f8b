import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Certification } from "@kipass/protocol/certification";
import type { Clock } from "@kipass/service-kit/clock";
import { TRIAL } from "@kipass/service-kit/http/server";
import { createLog } from "@kipass/service-kit/log";
import { connect, type Database } from "@kipass/service-kit/postgres/database";
import { createTestDatabase } from "@kipass/service-kit/postgres/test-database";
import { closeInReverse } from "@kipass/service-kit/shutdown";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { start } from "./app.ts";
import type { AuthorityConfig, VaultConfig } from "./config.ts";
import { type JobsReport, runJobs } from "./jobs.ts";
import { orderKeys } from "./keys/order-keys.ts";
import { prepareOrderKey, retireOrderKeys } from "./keys/rotate-order-key.ts";
import { describeKeys, type PublicKeys } from "./keys/standing-keys.ts";
import { appointOfficer, type NewOfficer } from "./officers/appoint.ts";
import { prepareDatabase } from "./prepare-database.ts";
import type { WorkerUnderTest } from "./stand-ins/worker-process.ts";

export const ORIGIN = "https://authority.test";
export const authorityRoles = ["authority_app", "authority_worker", "authority_jobs"] as const;
export type AuthorityRole = (typeof authorityRoles)[number];

export interface TestOptions {
  clock: Clock;
  /** Places the certification once the public keys are known; gives the file and the root's public key. */
  certify: (keys: PublicKeys) => Promise<{ file: string; root: Uint8Array }>;
  /** Pause before asking an unreachable party again; doubled each time. */
  firstPauseSeconds?: number;
  appDir?: string;
  /** Where text messages go; nowhere unless given. */
  smsInboxUrl?: string;
}

/** The authority on a database, vault and port of its own, on the server that TEST_DATABASE_URL names. */
export interface AuthorityUnderTest {
  /** Changes with a restart. */
  url(): string;
  origin: string;
  publicKeys: PublicKeys;
  vault: VaultConfig;
  officerRequestsDir: string;
  appoint(officer: NewOfficer): Promise<string>;
  /** Runs the jobs once, at the clock's time. */
  jobs(): Promise<JobsReport>;
  /** A connection as one of the roles, or as the owner. */
  as(role: AuthorityRole | "owner"): Database;
  /** Stops the service and starts it again on the same data, to which something may happen meanwhile. */
  restart(meanwhile?: () => Promise<unknown>): Promise<void>;
  /** Another worker on the same data, in a process that can be killed; its clock stands where this one's does now. */
  startWorkerProcess(): ChildProcess;
  /** As `rotate-order-key.ts prepare` and `retire`. */
  prepareOrderKey(): Promise<PublicKeys["orderKeys"]>;
  retireOrderKeys(certification: Certification): Promise<string[]>;
  /** What a thief of the server would hold: the order-signing key, and every 32 bytes in the vault. */
  orderKey(): { kid: string; seed: Buffer };
  heldSeeds(): Buffer[];
  /** Everything logged so far. */
  logged(): string;
  close(): Promise<void>;
}

export async function startForTest({
  clock,
  certify,
  firstPauseSeconds = 0.1,
  appDir,
  smsInboxUrl = "http://127.0.0.1:9/sms",
}: TestOptions): Promise<AuthorityUnderTest> {
  const lines: string[] = [];
  const log = createLog({
    party: "authority",
    process: "test",
    level: "debug",
    destination: { write: (line) => void lines.push(line) },
  });
  const closes: (() => unknown)[] = [];
  const database = await createTestDatabase({ roles: [...authorityRoles] });
  closes.push(() => database.drop());
  await prepareDatabase(database.ownerUrl);
  const dir = await mkdtemp(join(tmpdir(), "kipass-authority-"));
  closes.push(() => rm(dir, { recursive: true, force: true }));
  const connections = new Map<string, Database>();
  closes.push(() => Promise.all([...connections.values()].map((connection) => connection.close())));
  const as = (role: AuthorityRole | "owner") => {
    const known =
      connections.get(role) ??
      connect(role === "owner" ? database.ownerUrl : database.url(role), { name: "test", max: 2 });
    connections.set(role, known);
    return known;
  };

  const vault = { dir: join(dir, "vault"), masterKey: randomBytes(32) };
  const jobs = () => runJobs({ vault, databaseUrl: database.url("authority_jobs") }, { clock, log });
  const { publicKeys } = await jobs();
  const { file, root } = await certify(publicKeys);
  const config: AuthorityConfig = {
    host: "127.0.0.1",
    port: 0,
    origin: ORIGIN,
    appDir,
    certificationFile: file,
    certificationRoot: root,
    vault,
    demo: true,
    officerRequestsDir: join(dir, "officer-requests"),
    databaseUrls: { app: database.url("authority_app"), worker: database.url("authority_worker") },
    sms: { gateway: "inbox", url: smsInboxUrl },
  };
  const opened = await openFileVault({ ...vault, checks: postgresKeyChecks(as("owner")) });
  const startOne = () => start(config, { clock, log, trial: TRIAL, patience: { firstPauseSeconds } });
  let service = await startOne();
  closes.push(() => service.close());

  return {
    url: () => service.url,
    origin: config.origin,
    publicKeys,
    vault,
    officerRequestsDir: config.officerRequestsDir,
    appoint: (officer) => appointOfficer(as("authority_jobs"), officer, clock.nowMs()),
    jobs,
    as,
    async restart(meanwhile) {
      await service.close();
      await meanwhile?.();
      service = await startOne();
    },
    startWorkerProcess() {
      const settings: WorkerUnderTest = {
        nowMs: clock.nowMs(),
        certificationFile: file,
        certificationRoot: Buffer.from(root).toString("base64url"),
        vaultDir: vault.dir,
        vaultMasterKey: vault.masterKey.toString("base64url"),
        databaseUrl: config.databaseUrls.worker,
        keyChecksUrl: config.databaseUrls.app,
      };
      const program = join(import.meta.dirname, "stand-ins/worker-process.ts");
      const child = spawn(process.execPath, [program, JSON.stringify(settings)], { stdio: "inherit" });
      closes.push(() => child.kill("SIGKILL"));
      return child;
    },
    async prepareOrderKey() {
      await prepareOrderKey(opened);
      return describeKeys(opened).orderKeys;
    },
    retireOrderKeys(certification) {
      const ledger = { party: "authority", signingSeed: opened.key("party-signing"), clock };
      return retireOrderKeys(certification, { db: as("authority_jobs"), vault: opened, ledger });
    },
    orderKey: () => orderKeys(opened).at(-1) as { kid: string; seed: Buffer },
    heldSeeds: () => opened.names("").map((name) => opened.key(name)),
    logged: () => lines.join(""),
    async close() {
      await closeInReverse(closes, log);
    },
  };
}
