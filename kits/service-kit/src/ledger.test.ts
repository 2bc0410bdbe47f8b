import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, describe, test } from "node:test";
import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { GENESIS_HASH, verifyChain, verifyHead } from "@kipass/protocol/log";
import { movableClock } from "./clock.ts";
import { appendEntry, currentHead, type Ledger, readEntries, type SignedHead, signHeadAgain } from "./ledger.ts";
import { connect, type Database } from "./postgres/database.ts";
import { createTestDatabase, type TestDatabase } from "./postgres/test-database.ts";
import { ed25519PublicKey, primitives } from "./primitives.ts";

describe("ledger", () => {
  const clock = movableClock(1_790_000_000_000);
  const signingSeed = Buffer.alloc(32, 5);
  const ledger: Ledger = { party: "registry", signingSeed, clock };
  let server: TestDatabase;
  let db: Database;

  before(async () => {
    server = await createTestDatabase({});
    db = connect(server.ownerUrl, { name: "test", max: 8 });
    await db.query(readFileSync(new URL("./ledger.sql", import.meta.url), "utf8"));
  });

  beforeEach(async () => {
    clock.set(1_790_000_000_000);
    await db.query("TRUNCATE log_entries, log_heads");
  });

  after(async () => {
    await db.close();
    await server.drop();
  });

  const append = (fields: object = {}) =>
    db.tx("log", (tx) => appendEntry(tx, { kind: "destruction", day: "2026-10-01", ...fields }, ledger));
  const isSigned = (head: SignedHead) =>
    verifyHead(
      { party: "registry", seq: head.seq, at: head.at, hash: fromBase64url(head.hash) as Uint8Array },
      fromBase64url(head.signature) as Uint8Array,
      ed25519PublicKey(signingSeed),
      primitives,
    );

  test("begins with its genesis and chains every entry to the one before", async () => {
    await append({ rows: 3 });
    clock.advance(5_000);
    const head = await append({ rows: 4 });
    const lines = await readEntries(db, { from: 0, limit: 10 });
    assert.deepEqual(lines, [
      '{"seq":0,"at":1790000000,"kind":"genesis","party":"registry"}',
      '{"seq":1,"at":1790000000,"kind":"destruction","day":"2026-10-01","rows":3}',
      '{"seq":2,"at":1790000005,"kind":"destruction","day":"2026-10-01","rows":4}',
    ]);
    const chain = verifyChain(lines, GENESIS_HASH, primitives);
    assert.ok("hash" in chain);
    assert.equal(head.hash, toBase64url(chain.hash));
    assert.equal(isSigned(head), true);
    assert.deepEqual(await currentHead(db), head);
  });

  test("an empty log has no head", async () => {
    assert.equal(await currentHead(db), undefined);
    assert.deepEqual(await readEntries(db, { from: 0, limit: 10 }), []);
  });

  test("an entry of a transaction that fails was never there", async () => {
    const work = db.tx("log", async (tx) => {
      await appendEntry(tx, { kind: "disclosure" }, ledger);
      throw new Error("no");
    });
    await assert.rejects(work, /no/);
    assert.deepEqual(await readEntries(db, { from: 0, limit: 10 }), []);
  });

  test("writers at once make one chain without gaps", async () => {
    await Promise.all(Array.from({ length: 20 }, () => append()));
    const lines = await readEntries(db, { from: 0, limit: 100 });
    assert.equal(lines.length, 21);
    assert.ok("hash" in verifyChain(lines, GENESIS_HASH, primitives));
  });

  test("its time does not run backwards with the machine's", async () => {
    await append();
    clock.advance(-60_000);
    const head = await append();
    assert.equal(head.at, 1_790_000_000);
    assert.ok("hash" in verifyChain(await readEntries(db, { from: 0, limit: 9 }), GENESIS_HASH, primitives));
  });

  test("the head can be signed again on a quiet day", async () => {
    const head = await append();
    clock.advance(86_400_000);
    const later = await db.tx("log", (tx) => signHeadAgain(tx, ledger));
    assert.deepEqual({ ...later, signature: "" }, { ...head, at: head.at + 86_400, signature: "" });
    assert.equal(isSigned(later), true);
    assert.deepEqual(await currentHead(db), later);
  });

  test("reads on from where a copy ends", async () => {
    await append();
    await append();
    const lines = await readEntries(db, { from: 1, limit: 1 });
    assert.match(lines[0] as string, /^{"seq":1,/);
    assert.equal(lines.length, 1);
  });
});
