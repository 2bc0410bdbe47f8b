import {
  ConfigFault,
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
import type { IssuerFacts } from "./issuer/describe-issuer.ts";
import { type ProviderKind, presets } from "./log-ins/presets.ts";
import type { ProviderConfig } from "./log-ins/provider.ts";

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
  sms: SmsConfig;
  /** The issuing company's own accounts; undefined where visitors type name and phone. */
  logIn: ProviderConfig | undefined;
  /** The stand-in for identity verification by PASS app or certificate. */
  proofs: ProviderConfig | undefined;
  databaseUrls: { app: string; disclose: string };
  /** Undefined where there is no operator's page. */
  operator?: OperatorConfig | undefined;
}

export interface OperatorConfig {
  port: number;
  token: Uint8Array;
}

export interface VaultConfig {
  dir: string;
  masterKey: Uint8Array;
}

export interface JobsConfig {
  code: string;
  /** Of the first pass signing key; further ones are made by rotate-pass-key. */
  passKeyId: number;
  vault: VaultConfig;
  databaseUrl: string;
}

const code = textSetting("ISSUER_CODE", { maxLength: 16 });
const passKeyId = integerSetting("ISSUER_PASS_KEY_ID", { min: 0, max: 65_535 });
const vaultDir = textSetting("VAULT_DIR");
const vaultMasterKey = keySetting("VAULT_MASTER_KEY");
const trust = {
  certificationFile: textSetting("CERTIFICATION_FILE"),
  certificationRoot: keySetting("CERTIFICATION_ROOT"),
};
const logLevel = choiceSetting("LOG_LEVEL", ["debug", "info", "warn", "error", "silent"], { fallback: "info" });
const database = (role: string) =>
  urlSetting(`DATABASE_URL_${role}`, { protocols: ["postgres:", "postgresql:"], secret: true });

/** @throws ConfigFault */
export function readConfig(env: Environment = process.env) {
  const settings = () =>
    readEnv(
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
        ...trust,
        vaultDir,
        vaultMasterKey,
        demo: choiceSetting("DEMO", ["0", "1"], { fallback: "0" }),
        logLevel,
        app: database("APP"),
        disclose: database("DISCLOSE"),
      },
      env,
    );
  const {
    settings: read,
    sms,
    logIn,
    proofs,
    operator,
  } = readTogether({
    settings,
    sms: () => readSmsConfig(env),
    logIn: () => readProvider("LOG_IN", ["openid", "naver", "kakao"], env),
    proofs: () => readProvider("PROOFS", ["openid"], env),
    operator: () => readOperator(env),
  });
  const config: IssuerConfig = {
    issuer: {
      code: read.code,
      name: { ko: read.nameKo, en: read.nameEn },
      renewals: read.renewals,
      logIn: logIn ? "openid" : "sms",
      proofs: proofs ? ["pass", "certificate"] : [],
    },
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
    sms,
    logIn,
    proofs,
    operator,
    databaseUrls: { app: read.app, disclose: read.disclose },
  };
  return { config, logLevel: read.logLevel };
}

/** OPERATOR_PORT, and with it OPERATOR_TOKEN. @throws ConfigFault */
function readOperator(env: Environment): OperatorConfig | undefined {
  const port = integerSetting("OPERATOR_PORT", { min: 1, max: 65_535 });
  const read = readEnv({ port: optionalSetting(port) }, env);
  if (read.port === undefined) return undefined;
  return { port: read.port, ...readEnv({ token: keySetting("OPERATOR_TOKEN") }, env) };
}

/** `NAME`, and for a provider NAME_CLIENT_ID, NAME_CLIENT_SECRET and NAME_ISSUER_URL. @throws ConfigFault */
function readProvider(name: string, kinds: readonly ProviderKind[], env: Environment): ProviderConfig | undefined {
  const { kind } = readEnv({ kind: choiceSetting(name, ["none", ...kinds], { fallback: "none" }) }, env);
  if (kind === "none") return undefined;
  const { issuerUrl: fallback } = presets[kind];
  const read = readEnv(
    {
      clientId: textSetting(`${name}_CLIENT_ID`, { maxLength: 200 }),
      clientSecret: textSetting(`${name}_CLIENT_SECRET`, { maxLength: 500, secret: true }),
      issuerUrl: providerUrl(`${name}_ISSUER_URL`, fallback),
    },
    env,
  );
  return { kind, ...read };
}

/** Unencrypted only on this computer: what comes back says who somebody is. */
function providerUrl(name: string, fallback: string | undefined) {
  const setting = urlSetting(name, { protocols: ["https:", "http:"], ...(fallback === undefined ? {} : { fallback }) });
  return {
    ...setting,
    read(text: string) {
      const { protocol, hostname } = new URL(setting.read(text));
      if (protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname)) return text;
      throw new ConfigFault(`${name} is not encrypted: use an address that starts with https://.`);
    },
  };
}

/** Whom the ministry certifies. @throws ConfigFault */
export function readTrust(env: Environment = process.env) {
  return readEnv(trust, env);
}

/** For re-seal, which works with the rights of the tables' owner. @throws ConfigFault */
export function readReSealConfig(env: Environment = process.env) {
  const read = readEnv({ code, vaultDir, vaultMasterKey, owner: database("OWNER") }, env);
  return { code: read.code, vault: { dir: read.vaultDir, masterKey: read.vaultMasterKey }, databaseUrl: read.owner };
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
