import {
  choiceSetting,
  type Environment,
  integerSetting,
  keySetting,
  optionalSetting,
  originSetting,
  readEnv,
  textSetting,
  urlSetting,
} from "@kipass/service-kit/config";
import type { IssuerFacts } from "./issuer/describe-issuer.ts";

/** What makes one program three companies: everything that differs between issuers is here. */
export interface IssuerConfig {
  issuer: IssuerFacts;
  passKeyId: number;
  host: string;
  port: number;
  origin: string;
  /** Folder of the built visitor app. */
  appDir: string | undefined;
  /** Whether the app opens without a network too. Switched off, every page that is opened drops its service worker. */
  appOffline: boolean;
  certificationFile: string;
  certificationRoot: Uint8Array;
  vault: VaultConfig;
  demo: boolean;
  smsInboxUrl: string;
  databaseUrls: { app: string; disclose: string };
}

export interface VaultConfig {
  dir: string;
  masterKey: Uint8Array;
}

export interface JobsConfig {
  code: string;
  passKeyId: number;
  vault: VaultConfig;
  databaseUrl: string;
}

const code = textSetting("ISSUER_CODE", { maxLength: 16 });
const passKeyId = integerSetting("ISSUER_PASS_KEY_ID", { min: 0, max: 65_535 });
const vaultDir = textSetting("VAULT_DIR");
const vaultMasterKey = keySetting("VAULT_MASTER_KEY");
const logLevel = choiceSetting("LOG_LEVEL", ["debug", "info", "warn", "error", "silent"], { fallback: "info" });
const database = (role: string) =>
  urlSetting(`DATABASE_URL_${role}`, { protocols: ["postgres:", "postgresql:"], secret: true });

/** @throws ConfigFault */
export function readConfig(env: Environment = process.env) {
  const read = readEnv(
    {
      code,
      nameKo: textSetting("ISSUER_NAME_KO", { maxLength: 40 }),
      nameEn: textSetting("ISSUER_NAME_EN", { maxLength: 40 }),
      renewals: integerSetting("ISSUER_RENEWALS", { min: 0, max: 9 }),
      passKeyId,
      host: textSetting("HOST", { fallback: "127.0.0.1" }),
      port: integerSetting("PORT", { min: 1, max: 65_535 }),
      origin: originSetting("ORIGIN"),
      appDir: optionalSetting(textSetting("APP_DIR")),
      appOffline: choiceSetting("APP_OFFLINE", ["0", "1"], { fallback: "1" }),
      certificationFile: textSetting("CERTIFICATION_FILE"),
      certificationRoot: keySetting("CERTIFICATION_ROOT"),
      vaultDir,
      vaultMasterKey,
      demo: choiceSetting("DEMO", ["0", "1"], { fallback: "0" }),
      logLevel,
      smsGateway: choiceSetting("SMS_GATEWAY", ["inbox"]),
      smsInboxUrl: urlSetting("SMS_INBOX_URL", { protocols: ["http:", "https:"] }),
      app: database("APP"),
      disclose: database("DISCLOSE"),
    },
    env,
  );
  const config: IssuerConfig = {
    issuer: { code: read.code, name: { ko: read.nameKo, en: read.nameEn }, renewals: read.renewals },
    passKeyId: read.passKeyId,
    host: read.host,
    port: read.port,
    origin: read.origin,
    appDir: read.appDir,
    appOffline: read.appOffline === "1",
    certificationFile: read.certificationFile,
    certificationRoot: read.certificationRoot,
    vault: { dir: read.vaultDir, masterKey: read.vaultMasterKey },
    demo: read.demo === "1",
    smsInboxUrl: read.smsInboxUrl,
    databaseUrls: { app: read.app, disclose: read.disclose },
  };
  return { config, logLevel: read.logLevel };
}

/** For jobs and public-keys. @throws ConfigFault */
export function readJobsConfig(env: Environment = process.env) {
  const read = readEnv({ code, passKeyId, vaultDir, vaultMasterKey, logLevel, jobs: database("JOBS") }, env);
  const config: JobsConfig = {
    code: read.code,
    passKeyId: read.passKeyId,
    vault: { dir: read.vaultDir, masterKey: read.vaultMasterKey },
    databaseUrl: read.jobs,
  };
  return { config, logLevel: read.logLevel };
}
