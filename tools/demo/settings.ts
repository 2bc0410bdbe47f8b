import { join, resolve } from "node:path";
import {
  choiceSetting,
  integerSetting,
  optionalSetting,
  readEnv,
  textSetting,
  urlSetting,
} from "@kipass/service-kit/config";

export interface DemoSettings {
  dataDir: string;
  /** First of the ports; parties.ts says which party takes which after it. */
  portBase: number;
  /** A PostgreSQL to use instead of the embedded one: a superuser's address. */
  databaseUrl: string | undefined;
  /** "0": nobody visits by themselves. */
  activity: "0" | "1";
}

const root = join(import.meta.dirname, "..", "..");

/** @throws ConfigFault with a line for everything that is wrong */
export function demoSettings(env = process.env): DemoSettings {
  const settings = readEnv(
    {
      dataDir: textSetting("DATA_DIR", { fallback: ".data" }),
      // Above the well-known ports, and with room for the parties' ports after it.
      portBase: integerSetting("PORT_BASE", { min: 1024, max: 65_000, fallback: 4000 }),
      activity: choiceSetting("DEMO_ACTIVITY", ["0", "1"], { fallback: "1" }),
      databaseUrl: optionalSetting(urlSetting("DATABASE_URL", { protocols: ["postgres:", "postgresql:"] })),
    },
    env,
  );
  return { ...settings, dataDir: resolve(root, settings.dataDir) };
}
