import { readFileSync, statSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { type Certification, openCertification } from "@kipass/protocol/certification";
import type { Log } from "./log.ts";
import { primitives } from "./primitives.ts";

export interface CertificationFile {
  /** The newest good edition; the same object until another is read. */
  current(): Certification;
  close(): void;
}

/** The first reading of the file failed; the message says what to do. */
export class CertificationFault extends Error {
  override name = "CertificationFault";
}

const POLL_MS = 1_000;

/**
 * Reads the certification placed with this party and follows the file. An edition that is not signed by the root key,
 * not well formed or of a lower serial is refused, and the last good one stays.
 * @throws CertificationFault when there is no good one to start with
 */
export function openCertificationFile(path: string, rootPublicKey: Uint8Array, log: Log): CertificationFile {
  let current = readFirst(path, rootPublicKey);
  let seen = versionOf(statSync(path));
  let reading = false;

  async function follow(): Promise<void> {
    const version = versionOf(await stat(path));
    if (version === seen) return;
    const next = openCertification((await readFile(path, "utf8")).trim(), rootPublicKey, primitives);
    seen = version;
    if (!next) return log.warn({ event: "certification-refused", reason: "signature-or-form", kept: current.serial });
    if (next.serial < current.serial) {
      return log.warn({
        event: "certification-refused",
        reason: "lower-serial",
        offered: next.serial,
        kept: current.serial,
      });
    }
    current = next;
    log.info({ event: "certification-read", serial: next.serial });
  }

  const timer = setInterval(() => {
    if (reading) return;
    reading = true;
    follow()
      .catch((error) => log.warn({ event: "certification-unreadable", kept: current.serial, error }))
      .finally(() => {
        reading = false;
      });
  }, POLL_MS);
  timer.unref();
  return { current: () => current, close: () => clearInterval(timer) };
}

function readFirst(path: string, rootPublicKey: Uint8Array): Certification {
  const text = readText(path);
  const certification = openCertification(text.trim(), rootPublicKey, primitives);
  if (certification) return certification;
  throw new CertificationFault(
    `The certification ${path} is not signed by the given root key: place the ministry's file there.`,
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new CertificationFault(`The certification ${path} cannot be read: place the ministry's file there.`);
  }
}

/** Changes whenever the file is written or replaced. */
function versionOf({ mtimeMs, size, ino }: { mtimeMs: number; size: number; ino: number }): string {
  return `${ino}:${size}:${mtimeMs}`;
}
