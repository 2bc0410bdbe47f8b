import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** 32 random bytes as base64url, made at first use and the same ever after. */
export type Secrets = (name: string) => string;

/** Keeps each secret in a file of its own, 0600 in a 0700 folder. */
export function openSecrets(folder: string): Secrets {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return (name) => {
    const file = join(folder, name);
    if (existsSync(file)) return readFileSync(file, "utf8").trim();
    const secret = randomBytes(32).toString("base64url");
    // Renamed into place: a start that is cut off leaves no half secret.
    writeFileSync(`${file}.new`, secret, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return secret;
  };
}
