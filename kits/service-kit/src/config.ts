import { readFileSync } from "node:fs";

/** How one setting is read. `read` returns the value or throws a ConfigFault whose message says what to do. */
export interface Setting<T> {
  readonly name: string;
  readonly read: (text: string) => T;
  readonly fallback?: T;
  /** Secrets may also come from the file that NAME_FILE names. */
  readonly secret?: boolean;
}

export type Environment = Record<string, string | undefined>;

type Values<Spec extends Record<string, Setting<unknown>>> = {
  [Key in keyof Spec]: Spec[Key] extends Setting<infer T> ? T : never;
};

/** Everything that is wrong with the environment, one sentence a line. */
export class ConfigFault extends Error {
  override name = "ConfigFault";
}

/**
 * Reads every setting once and reports all faults together.
 * @throws ConfigFault
 */
export function readEnv<const Spec extends Record<string, Setting<unknown>>>(
  spec: Spec,
  env: Environment = process.env,
): Values<Spec> {
  const faults: string[] = [];
  const entries = Object.entries(spec).map(([key, setting]) => {
    try {
      return [key, readSetting(setting, env)];
    } catch (fault) {
      faults.push((fault as Error).message);
      return [key, undefined];
    }
  });
  if (faults.length > 0) throw new ConfigFault(faults.join("\n"));
  return Object.fromEntries(entries) as Values<Spec>;
}

/**
 * Runs several readers and reports all their faults together.
 * @throws ConfigFault
 */
export function readTogether<const Readers extends Record<string, () => unknown>>(
  readers: Readers,
): { [Key in keyof Readers]: ReturnType<Readers[Key]> } {
  const faults: string[] = [];
  const entries = Object.entries(readers).map(([key, read]) => {
    try {
      return [key, read()];
    } catch (fault) {
      if (!(fault instanceof ConfigFault)) throw fault;
      faults.push(fault.message);
      return [key, undefined];
    }
  });
  if (faults.length > 0) throw new ConfigFault(faults.join("\n"));
  return Object.fromEntries(entries) as { [Key in keyof Readers]: ReturnType<Readers[Key]> };
}

function readSetting<T>(setting: Setting<T>, env: Environment): T {
  const text = env[setting.name] || (setting.secret ? readSecretFile(setting.name, env) : undefined);
  if (text) return setting.read(text);
  if ("fallback" in setting) return setting.fallback as T;
  const alternative = setting.secret ? ` or ${setting.name}_FILE` : "";
  throw new ConfigFault(`${setting.name} is not set: set ${setting.name}${alternative}.`);
}

function readSecretFile(name: string, env: Environment): string | undefined {
  const path = env[`${name}_FILE`];
  if (!path) return undefined;
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    throw new ConfigFault(`${name}_FILE names ${path}, which cannot be read: check the path and its permissions.`);
  }
}

interface Options<T> {
  fallback?: T;
}

export function textSetting(
  name: string,
  options: Options<string> & { maxLength?: number; secret?: boolean } = {},
): Setting<string> {
  const maxLength = options.maxLength ?? 2000;
  return {
    name,
    ...options,
    read(text) {
      if (text.length > maxLength) throw new ConfigFault(`${name} is too long: use at most ${maxLength} characters.`);
      return text;
    },
  };
}

/** A text that may be left out. */
export function optionalSetting<T>(setting: Setting<T>): Setting<T | undefined> {
  return { ...setting, fallback: undefined };
}

export function integerSetting(name: string, options: Options<number> & { min: number; max: number }): Setting<number> {
  const { min, max } = options;
  return {
    name,
    ...options,
    read(text) {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      if (value >= min && value <= max) return value;
      throw new ConfigFault(`${name} is ${JSON.stringify(text)}: use a whole number from ${min} to ${max}.`);
    },
  };
}

export function choiceSetting<const T extends string>(
  name: string,
  choices: readonly T[],
  options: Options<T> = {},
): Setting<T> {
  return {
    name,
    ...options,
    read(text) {
      const choice = choices.find((candidate) => candidate === text);
      if (choice !== undefined) return choice;
      throw new ConfigFault(`${name} is ${JSON.stringify(text)}: use one of ${choices.join(", ")}.`);
    },
  };
}

/** An absolute URL of one of the given protocols, returned as written. */
export function urlSetting(
  name: string,
  options: Options<string> & { protocols: readonly string[]; secret?: boolean },
): Setting<string> {
  const { protocols } = options;
  return {
    name,
    ...options,
    read(text) {
      const url = URL.parse(text);
      if (url && protocols.includes(url.protocol)) return text;
      throw new ConfigFault(
        `${name} is not an address that starts with ${protocols.map((p) => `${p}//`).join(" or ")}.`,
      );
    },
  };
}

/** A public origin such as https://visit.example, without path or trailing slash. */
export function originSetting(name: string, options: Options<string> = {}): Setting<string> {
  return {
    name,
    ...options,
    read(text) {
      const url = URL.parse(text);
      if (url && ["http:", "https:"].includes(url.protocol) && url.origin === text) return text;
      throw new ConfigFault(
        `${name} is ${JSON.stringify(text)}: use an origin such as https://visit.example, without a path.`,
      );
    },
  };
}

/** 32 secret bytes, written as 43 characters of base64url. */
export function keySetting(name: string): Setting<Buffer> {
  return {
    name,
    secret: true,
    read(text) {
      const key = Buffer.from(text, "base64url");
      if (key.length === 32 && key.toString("base64url") === text) return key;
      throw new ConfigFault(
        `${name} is not 32 bytes of base64url: make one with \`openssl rand -base64 32 | tr '+/' '-_' | tr -d '='\`.`,
      );
    },
  };
}
