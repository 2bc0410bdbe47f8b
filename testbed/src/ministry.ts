import { randomBytes } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { toBase64url } from "@kipass/protocol/bytes";
import {
  type Certification,
  type CertifiedIssuer,
  openCertification,
  sealCertification,
} from "@kipass/protocol/certification";
import type { Clock } from "@kipass/service-kit/clock";
import { primitives } from "@kipass/service-kit/primitives";
import sodium from "sodium-native";

/**
 * Stands in for the ministry's certification desk: one root key, one file, one more serial with every change. In production a person
 * does this, after checking each key's fingerprint.
 */
export interface Ministry {
  readonly file: string;
  /** Ed25519, base64url: what every party is configured with. */
  readonly rootPublicKey: string;
  /** @throws Error when no party would accept the edition; the last one stays then */
  certify(change: (now: CertificationBody) => CertificationBody): Promise<void>;
  /** What the newest edition says. */
  current(): CertificationBody;
}

export type CertificationBody = Omit<Certification, "v" | "serial" | "issuedAt">;

export async function openMinistry(options: { file: string; seed?: Buffer; clock: Clock }): Promise<Ministry> {
  const seed = options.seed ?? randomBytes(32);
  const root = publicKeyOf(seed);
  let last = await readLast(options.file, root);

  return {
    file: options.file,
    rootPublicKey: toBase64url(root),
    current: () => last ?? noOne,
    async certify(change) {
      const next = `${options.file}.new`;
      await claim(next);
      try {
        // Another desk may have written an edition since.
        last = (await readLast(options.file, root)) ?? last;
        const issuedAt = Math.floor(options.clock.nowMs() / 1000);
        const edition = { ...change(last ?? noOne), v: 1 as const, serial: (last?.serial ?? 0) + 1, issuedAt };
        const text = sealCertification(edition, { kid: "ministry", seed }, primitives);
        if (!openCertification(text, root, primitives))
          throw new Error(
            "No party would accept this edition: a field is out of its limits, or a code, key id or safe-number issuer is taken.",
          );
        // Renamed into place, so that no party ever reads half a file.
        await writeFile(next, text);
        await rename(next, options.file);
        last = edition;
      } catch (fault) {
        await rm(next, { force: true });
        throw fault;
      }
    },
  };
}

/** Adds an issuer, or replaces the one of the same code. */
export function withIssuer(body: CertificationBody, issuer: CertifiedIssuer): CertificationBody {
  return { ...body, issuers: [...body.issuers.filter(({ code }) => code !== issuer.code), issuer] };
}

/** Adds an officer's key, or replaces it. */
export function withOfficer(body: CertificationBody, officer: Certification["officers"][number]): CertificationBody {
  return { ...body, officers: [...body.officers.filter(({ id }) => id !== officer.id), officer] };
}

/** A console at the address it is served from, with passkeys of its own host. */
export function consoleAt(origin: string): Certification["authority"]["console"] {
  return { rpId: new URL(origin).hostname, origin };
}

const noOne: CertificationBody = {
  issuers: [],
  registry: { baseUrl: "", signingKey: "" },
  authority: { baseUrl: "", signingKey: "", orderKeys: [], console: { rpId: "", origin: "" } },
  officers: [],
};

const ABANDONED_AFTER_MS = 5_000;

/** One desk writes at a time; what a killed one left behind does not count for long. */
async function claim(file: string): Promise<void> {
  for (;;) {
    try {
      return await writeFile(file, "", { flag: "wx" });
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== "EEXIST") throw fault;
    }
    const begun = (await stat(file).catch(() => undefined))?.mtimeMs ?? Date.now();
    if (Date.now() - begun > ABANDONED_AFTER_MS) await rm(file, { force: true });
    await delay(20);
  }
}

async function readLast(file: string, root: Buffer): Promise<Certification | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : openCertification(text.trim(), root, primitives);
}

export function publicKeyOf(seed: Buffer): Buffer {
  const publicKey = Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES);
  sodium.crypto_sign_seed_keypair(publicKey, Buffer.alloc(sodium.crypto_sign_SECRETKEYBYTES), seed);
  return publicKey;
}
