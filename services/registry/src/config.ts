import { join } from "node:path";
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
import { readSmsConfig } from "@kipass/service-kit/sms-gateway/choose-gateway";
import type { BusinessRegisterConfig } from "./business/business-register.ts";
import { readBusinessRegisterConfig } from "./business/read-config.ts";

const database = (role: string) =>
  urlSetting(`DATABASE_URL_${role}`, { protocols: ["postgres:", "postgresql:"], secret: true });

const vault = {
  vaultDir: textSetting("VAULT_DIR"),
  vaultMasterKey: keySetting("VAULT_MASTER_KEY"),
};

const logLevel = choiceSetting("LOG_LEVEL", ["debug", "info", "warn", "error", "silent"], { fallback: "info" });

export type RegistryConfig = Omit<ReturnType<typeof readServiceConfig>, "businessRegister"> & {
  /** Left out: nobody is asked. */
  businessRegister?: BusinessRegisterConfig;
};
export type OfficeConfig = ReturnType<typeof readOfficeConfig>;
export type JobsConfig = ReturnType<typeof readJobsConfig>;

export const migrationsDir: string = join(import.meta.dirname, "../db");

/** What the serving process needs. @throws ConfigFault with every fault at once */
export function readServiceConfig(env: Environment = process.env) {
  const settings = () =>
    readEnv(
      {
        ...vault,
        logLevel,
        host: textSetting("HOST", { fallback: "127.0.0.1" }),
        port: integerSetting("PORT", { min: 0, max: 65_535 }),
        origin: originSetting("ORIGIN"),
        appDir: optionalSetting(textSetting("APP_DIR")),
        certificationFile: textSetting("CERTIFICATION_FILE"),
        certificationRoot: keySetting("CERTIFICATION_ROOT"),
        demo: choiceSetting("DEMO", ["0", "1"], { fallback: "0" }),
        scanUrl: database("SCAN"),
        manageUrl: database("MANAGE"),
        discloseUrl: database("DISCLOSE"),
      },
      env,
    );
  const read = readTogether({
    settings,
    sms: () => readSmsConfig(env),
    businessRegister: () => readBusinessRegisterConfig(env),
  });
  return { ...read.settings, sms: read.sms, businessRegister: read.businessRegister };
}

/** What the jobs and the printing of public keys need. @throws ConfigFault with every fault at once */
export function readJobsConfig(env: Environment = process.env) {
  return readEnv({ ...vault, logLevel, jobsUrl: database("JOBS") }, env);
}

/** What the municipalities' process needs. @throws ConfigFault with every fault at once */
export function readOfficeConfig(env: Environment = process.env) {
  const settings = () =>
    readEnv(
      {
        ...vault,
        logLevel,
        host: textSetting("HOST", { fallback: "127.0.0.1" }),
        port: integerSetting("PORT", { min: 0, max: 65_535 }),
        origin: originSetting("ORIGIN"),
        appDir: optionalSetting(textSetting("APP_DIR")),
        demo: choiceSetting("DEMO", ["0", "1"], { fallback: "0" }),
        officeUrl: database("OFFICE"),
      },
      env,
    );
  const read = readTogether({ settings, sms: () => readSmsConfig(env) });
  return { ...read.settings, sms: read.sms };
}

/** For appoint-officer, which reads the password from its input unless it is set. @throws ConfigFault */
export function readAppointmentConfig(env: Environment = process.env) {
  return readEnv(
    {
      jobsUrl: database("JOBS"),
      password: optionalSetting(textSetting("OFFICER_PASSWORD", { maxLength: 200, secret: true })),
    },
    env,
  );
}
