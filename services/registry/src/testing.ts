import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "@kipass/service-kit/clock";
import { TRIAL, type Trial } from "@kipass/service-kit/http/server";
import { createLog } from "@kipass/service-kit/log";
import { connect, type Database } from "@kipass/service-kit/postgres/database";
import { createTestDatabase } from "@kipass/service-kit/postgres/test-database";
import type { RunningService } from "@kipass/service-kit/service";
import type { SmsConfig } from "@kipass/service-kit/sms-gateway/choose-gateway";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault, type Vault } from "@kipass/service-kit/vault/vault";
import { start } from "./app.ts";
import type { BusinessRegisterConfig } from "./business/business-register.ts";
import { migrationsDir, type RegistryConfig } from "./config.ts";
import { startOffice } from "./office.ts";
import { runJobs } from "./retention/run-jobs.ts";

export const registryRoles = [
  "registry_scan",
  "registry_manage",
  "registry_disclose",
  "registry_office",
  "registry_jobs",
] as const;
export type RegistryRole = (typeof registryRoles)[number];

/** The public origin of the municipalities' side in tests. */
export const OFFICE_ORIGIN = "https://office.test";

/** The registry on a database of its own, on the server that TEST_DATABASE_URL names. */
export interface RegistryUnderTest {
  /** Of the first process. */
  url: string;
  origin: string;
  /** Starts one more process's worth of the registry on the same database and vault. */
  startAnother(trial?: Trial): Promise<RunningService>;
  /** Starts the municipalities' side on the same database and vault. */
  startOffice(): Promise<RunningService>;
  /** Runs the jobs once, at the clock's time. */
  jobs(): Promise<string>;
  /** A connection as one of the roles, or as the owner. */
  as(role: RegistryRole | "owner"): Database;
  /** The vault as the jobs see it. */
  vault: Vault;
  /** Everything logged so far. */
  logged(): string;
  close(): Promise<void>;
}

export interface TestOptions {
  clock: Clock;
  certificationFile: string;
  certificationRoot: Buffer;
  sms: SmsConfig;
  businessRegister?: BusinessRegisterConfig;
}

export async function startForTest({ clock, ...outside }: TestOptions): Promise<RegistryUnderTest> {
  const database = await createTestDatabase({ roles: [...registryRoles], migrations: migrationsDir });
  const dir = await mkdtemp(join(tmpdir(), "kipass-registry-"));
  const config: RegistryConfig = {
    ...outside,
    vaultDir: join(dir, "vault"),
    vaultMasterKey: randomBytes(32),
    logLevel: "debug",
    host: "127.0.0.1",
    port: 0,
    origin: "https://registry.test",
    appDir: undefined,
    demo: "0",
    scanUrl: database.url("registry_scan"),
    manageUrl: database.url("registry_manage"),
    discloseUrl: database.url("registry_disclose"),
  };
  const connections = new Map<string, Database>();
  const as = (role: RegistryRole | "owner") => {
    const known =
      connections.get(role) ??
      connect(role === "owner" ? database.ownerUrl : database.url(role), { name: "test", max: 4 });
    connections.set(role, known);
    return known;
  };
  const vault = await openFileVault({
    dir: config.vaultDir,
    masterKey: config.vaultMasterKey,
    checks: postgresKeyChecks(as("registry_jobs")),
  });
  const jobs = () => runJobs({ db: as("registry_jobs"), vault, clock });
  const lines: string[] = [];
  const log = createLog({
    party: "registry",
    process: "test",
    level: "debug",
    destination: { write: (line) => void lines.push(line) },
  });
  const services: RunningService[] = [];
  const startAnother = async (trial?: Trial) => {
    const service = await start(config, { clock, log, trial: { ...TRIAL, ...trial } });
    services.push(service);
    return service;
  };
  const startTheOffice = async () => {
    const { certificationFile, certificationRoot, scanUrl, manageUrl, discloseUrl, ...same } = config;
    const officeConfig = { ...same, origin: OFFICE_ORIGIN, officeUrl: database.url("registry_office") };
    const service = await startOffice(officeConfig, { clock, log, trial: TRIAL });
    services.push(service);
    return service;
  };
  const close = async () => {
    for (const service of services) await service.close();
    for (const connection of connections.values()) await connection.close();
    await database.drop();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await jobs();
    const { url } = await startAnother();
    return {
      url,
      origin: config.origin,
      startAnother,
      startOffice: startTheOffice,
      jobs,
      as,
      vault,
      logged: () => lines.join(""),
      close,
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}
