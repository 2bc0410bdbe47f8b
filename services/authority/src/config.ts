import {
  choiceSetting,
  type Environment,
  integerSetting,
  keySetting,
  optionalSetting,
  originSetting,
  readEnv,
  readTogether,
  textSetting,
  urlSetting,
} from "@kipass/service-kit/config";
import { readSmsConfig, type SmsConfig } from "@kipass/service-kit/sms-gateway/choose-gateway";

export interface AuthorityConfig {
  host: string;
  port: number;
  origin: string;
  /** Folder of the built epidemiologist app. */
  appDir: string | undefined;
  certificationFile: string;
  certificationRoot: Uint8Array;
  vault: VaultConfig;
  demo: boolean;
  /** Where officers' public keys are left for the ministry to certify. */
  officerRequestsDir: string;
  databaseUrls: { app: string; worker: string };
  sms: SmsConfig;
}

export interface VaultConfig {
  dir: string;
  masterKey: Uint8Array;
}

export interface JobsConfig {
  vault: VaultConfig;
  databaseUrl: string;
}

const trust = {
  certificationFile: textSetting("CERTIFICATION_FILE"),
  certificationRoot: keySetting("CERTIFICATION_ROOT"),
};
const vaultDir = textSetting("VAULT_DIR");
const vaultMasterKey = keySetting("VAULT_MASTER_KEY");
const logLevel = choiceSetting("LOG_LEVEL", ["debug", "info", "warn", "error", "silent"], { fallback: "info" });
const database = (role: string) =>
  urlSetting(`DATABASE_URL_${role}`, { protocols: ["postgres:", "postgresql:"], secret: true });

/** @throws ConfigFault */
export function readConfig(env: Environment = process.env) {
  const { settings: read, sms } = readTogether({ settings: () => readSettings(env), sms: () => readSmsConfig(env) });
  const { host, port, origin, appDir, certificationFile, certificationRoot, officerRequestsDir } = read;
  const config: AuthorityConfig = {
    host,
    port,
    origin,
    appDir,
    certificationFile,
    certificationRoot,
    vault: { dir: read.vaultDir, masterKey: read.vaultMasterKey },
    demo: read.demo === "1",
    officerRequestsDir,
    databaseUrls: { app: read.app, worker: read.worker },
    sms,
  };
  return { config, logLevel: read.logLevel };
}

function readSettings(env: Environment) {
  return readEnv(
    {
      host: textSetting("HOST", { fallback: "127.0.0.1" }),
      port: integerSetting("PORT", { min: 1, max: 65_535 }),
      origin: originSetting("ORIGIN"),
      appDir: optionalSetting(textSetting("APP_DIR")),
      ...trust,
      vaultDir,
      vaultMasterKey,
      demo: choiceSetting("DEMO", ["0", "1"], { fallback: "0" }),
      officerRequestsDir: textSetting("OFFICER_REQUESTS_DIR"),
      logLevel,
      app: database("APP"),
      worker: database("WORKER"),
    },
    env,
  );
}

/** For jobs and public-keys. @throws ConfigFault */
export function readJobsConfig(env: Environment = process.env) {
  const read = readEnv({ vaultDir, vaultMasterKey, logLevel, jobs: database("JOBS") }, env);
  const config: JobsConfig = { vault: { dir: read.vaultDir, masterKey: read.vaultMasterKey }, databaseUrl: read.jobs };
  return { config, logLevel: read.logLevel };
}

/** For the other commands about officers: where the jobs' database is. @throws ConfigFault */
export function readCommandConfig(env: Environment = process.env): string {
  return readEnv({ jobs: database("JOBS") }, env).jobs;
}

/** For appoint-officer, which reads the password from its input unless it is set. @throws ConfigFault */
export function readAppointmentConfig(env: Environment = process.env) {
  const read = readEnv(
    {
      jobs: database("JOBS"),
      password: optionalSetting(textSetting("OFFICER_PASSWORD", { maxLength: 200, secret: true })),
    },
    env,
  );
  return { databaseUrl: read.jobs, password: read.password };
}

/** Whom the ministry certifies. @throws ConfigFault */
export function readTrust(env: Environment = process.env) {
  return readEnv(trust, env);
}

/** For prepare-database. @throws ConfigFault */
export function readOwnerConfig(env: Environment = process.env) {
  return { ownerUrl: readEnv({ owner: database("OWNER") }, env).owner };
}
