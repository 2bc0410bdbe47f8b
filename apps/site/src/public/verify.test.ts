import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toBase64url } from "@kipass/protocol/bytes";
import { sealCertification } from "@kipass/protocol/certification";
import { entryHash, entryText, GENESIS_HASH, type LogFields, signHead } from "@kipass/protocol/log";
import { ed25519PublicKey, primitives } from "@kipass/web-kit/primitives.ts";
import { type KeptHead, type LogPage, verifyAll } from "./verify.ts";

const [rootSeed, registrySeed, authoritySeed] = [1, 2, 3].map((n) => new Uint8Array(32).fill(n)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const publicKey = (seed: Uint8Array) => toBase64url(ed25519PublicKey(seed));
const at = (port: number) => `http://localhost:${port}`;
const certification = sealCertification(
  {
    v: 1,
    serial: 1,
    issuedAt: 1,
    issuers: [],
    registry: { baseUrl: at(1), signingKey: publicKey(registrySeed) },
    authority: {
      baseUrl: at(2),
      signingKey: publicKey(authoritySeed),
      orderKeys: [],
      console: { rpId: "localhost", origin: at(2) },
    },
    officers: [],
  },
  { kid: "ministry", seed: rootSeed },
  primitives,
);

function logOf(party: string, seed: Uint8Array, fields: LogFields[]): LogPage {
  const entries = [{ kind: "genesis" as const, party }, ...fields].map((one, seq) => entryText(seq, 100 + seq, one));
  const hash = entries.reduce((now, text) => entryHash(now, text, primitives), GENESIS_HASH);
  const head = { party, seq: entries.length - 1, hash, at: 200 };
  const signature = signHead(head, seed, primitives);
  return { entries, head: { seq: head.seq, at: head.at, hash: toBase64url(hash), signature: toBase64url(signature) } };
}

const destroyed: LogFields = { kind: "destruction", day: "2026-10-23", visits: 12, keys: ["tag-2026-10-23"] };
const given: LogFields = { kind: "disclosure", reference: "r", order: "visits-at-place", items: 7 };

describe("verifying in the browser", () => {
  const honest: Record<string, LogPage> = {
    registry: logOf("registry", registrySeed, [destroyed, given]),
    authority: logOf("authority", authoritySeed, [{ ...given, asked: "registry" }]),
  };
  const verify = (logs = honest, kept: Record<string, KeptHead> = {}, text = certification) =>
    verifyAll(
      {
        certification: text,
        rootPublicKey: publicKey(rootSeed),
        // In pages of one line, as a long log comes.
        readLog: async (party, from) => {
          const page = logs[party];
          if (!page) throw new Error("out of reach");
          return { ...page, entries: page.entries.slice(from, from + 1) };
        },
        keptHead: (party) => kept[party],
      },
      primitives,
    );
  const faults = async (...asked: Parameters<typeof verify>) => (await verify(...asked)).map(({ fault }) => fault);

  test("finds nothing wrong with honest logs, read in pages", async () => {
    const [registry, authority] = await verify();
    assert.deepEqual([registry?.fault, authority?.fault], [undefined, undefined]);
    assert.equal(registry?.lines, 3);
    assert.equal(registry?.destruction?.day, "2026-10-23");
    assert.equal(registry?.given(0), 7);
    assert.equal(registry?.given(1000), 0);
    assert.equal(authority?.given(0), 0);
  });

  test("finds a line that was edited, a head of another chain, and a head somebody else signed", async () => {
    const { registry } = honest as { registry: LogPage };
    const edited = registry.entries.map((text) => text.replace('"items":7', '"items":0'));
    assert.deepEqual(await faults({ ...honest, registry: { ...registry, entries: edited } }), ["head", undefined]);
    const reordered = [registry.entries[0], registry.entries[2], registry.entries[1]] as string[];
    assert.deepEqual(await faults({ ...honest, registry: { ...registry, entries: reordered } }), ["chain", undefined]);
    const cut = { ...registry, entries: registry.entries.slice(0, 2) };
    assert.deepEqual(await faults({ ...honest, registry: cut }), ["head", undefined]);
    const foreign = logOf("registry", authoritySeed, [destroyed, given]);
    assert.deepEqual(await faults({ ...honest, registry: foreign }), ["signature", undefined]);
  });

  test("finds a log that was written anew since the last look, however well", async () => {
    const { registry } = honest as { registry: LogPage };
    const kept = { registry: { seq: registry.head.seq, hash: registry.head.hash } };
    assert.deepEqual(await faults(honest, kept), [undefined, undefined]);
    const longer = logOf("registry", registrySeed, [destroyed, given, destroyed]);
    assert.deepEqual(await faults({ ...honest, registry: longer }, kept), [undefined, undefined]);
    for (const fields of [[destroyed], [destroyed, destroyed, given]]) {
      const anew = logOf("registry", registrySeed, fields);
      assert.deepEqual(await faults({ ...honest, registry: anew }, kept), ["rewritten", undefined]);
    }
  });

  test("says who is out of reach, and trusts no list the ministry did not sign", async () => {
    assert.deepEqual(await faults({ registry: honest.registry as LogPage }), [undefined, "unreachable"]);
    assert.deepEqual(await faults(honest, {}, `${certification.slice(0, -2)}AA`), ["certification"]);
  });
});
