import assert from "node:assert/strict";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import { toBase64url } from "@kipass/protocol/bytes";
import { type Certification, sealCertification } from "@kipass/protocol/certification";
import { CertificationFault, type CertificationFile, openCertificationFile } from "./certification-file.ts";
import { createLog } from "./log.ts";
import { ed25519PublicKey, primitives } from "./primitives.ts";
import { until } from "./testing-until.ts";

const seed = Buffer.alloc(32, 3);
const key = toBase64url(Buffer.alloc(32, 4));

function edition(serial: number, signer: Uint8Array = seed): string {
  const certification: Certification = {
    v: 1,
    serial,
    issuedAt: 1_790_000_000,
    issuers: [],
    registry: { baseUrl: "http://127.0.0.1:4300", signingKey: key },
    authority: {
      baseUrl: "http://127.0.0.1:4400",
      signingKey: key,
      orderKeys: [],
      console: { rpId: "localhost", origin: "http://localhost:4400" },
    },
    officers: [],
  };
  return sealCertification(certification, { kid: "ministry", seed: signer }, primitives);
}

describe("certification file", () => {
  const dir = mkdtempSync(join(tmpdir(), "kipass-certification-"));
  const path = join(dir, "certification.jws");
  const events: string[] = [];
  const log = createLog({
    party: "registry",
    process: "scan",
    level: "info",
    destination: new Writable({
      write: (chunk, _encoding, done) => done(void events.push(JSON.parse(String(chunk)).event)),
    }),
  });
  let file: CertificationFile | undefined;

  const open = () => {
    file = openCertificationFile(path, ed25519PublicKey(seed), log);
    return file;
  };
  const place = (text: string) => {
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  };

  beforeEach(() => {
    events.length = 0;
    place(`${edition(5)}\n`);
  });

  afterEach(() => file?.close());

  after(() => rmSync(dir, { recursive: true }));

  test("reads the edition that is there, the same object until another comes", () => {
    const { current } = open();
    assert.equal(current().serial, 5);
    assert.equal(current(), current());
  });

  test("follows the file", async () => {
    const { current } = open();
    place(edition(6));
    await until(() => current().serial === 6);
    assert.deepEqual(events, ["certification-read"]);
  });

  test("refuses a lower serial and another signer, and keeps the last good one", async () => {
    const { current } = open();
    place(edition(4));
    await until(() => events.length === 1);
    place(edition(7, Buffer.alloc(32, 9)));
    await until(() => events.length === 2);
    rmSync(path);
    await until(() => events.includes("certification-unreadable"));
    assert.equal(current().serial, 5);
    assert.deepEqual(events.slice(0, 2), ["certification-refused", "certification-refused"]);
    place(edition(8));
    await until(() => current().serial === 8);
  });

  test("does not start without a good one", () => {
    place("nonsense");
    assert.throws(open, CertificationFault);
    rmSync(path);
    assert.throws(open, /cannot be read/);
  });
});
