import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Certification, sealCertification } from "@kipass/protocol/certification";
import { ed25519PublicKey, primitives } from "@kipass/service-kit/primitives";

/** Stands in for the ministry: one root key, one file, one more serial with every change. */
export interface TestMinistry {
  file: string;
  root: Buffer;
  current(): Certification;
  certify(change: Partial<Certification>): Promise<void>;
  /** Certifies every key that officers have left in the folder, for good. */
  certifyOfficers(requestsDir: string): Promise<void>;
  close(): Promise<void>;
}

export async function openTestMinistry(): Promise<TestMinistry> {
  const dir = await mkdtemp(join(tmpdir(), "kipass-ministry-"));
  const file = join(dir, "certification.jws");
  const seed = randomBytes(32);
  const nobody = { baseUrl: "http://localhost", signingKey: Buffer.alloc(32).toString("base64url") };
  let current: Certification = {
    v: 1,
    serial: 0,
    issuedAt: 0,
    issuers: [],
    registry: nobody,
    authority: { ...nobody, orderKeys: [], console: { rpId: "localhost", origin: "http://localhost" } },
    officers: [],
  };
  const ministry: TestMinistry = {
    file,
    root: ed25519PublicKey(seed),
    current: () => current,
    async certify(change) {
      current = { ...current, ...change, serial: current.serial + 1 };
      await writeFile(`${file}.new`, sealCertification(current, { kid: "ministry", seed }, primitives));
      await rename(`${file}.new`, file);
    },
    async certifyOfficers(requestsDir) {
      const requests = await Promise.all(
        (await readdir(requestsDir)).map(async (name) => JSON.parse(await readFile(join(requestsDir, name), "utf8"))),
      );
      const officers = requests.map(({ id, publicKey }) => ({ id, publicKey, from: 0, until: 4_000_000_000 }));
      await ministry.certify({ officers });
    },
    close: () => rm(dir, { recursive: true, force: true }),
  };
  return ministry;
}
