import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, describe, test } from "node:test";
import { Problem, type ProblemCode } from "@kipass/protocol/problem";
import { movableClock, nowSeconds } from "./clock.ts";
import { readEntries } from "./ledger.ts";
import { createOrderDesk, eraseOrderAnswers, type OrderDesk, requestBytes } from "./order-desk.ts";
import { connect, type Database } from "./postgres/database.ts";
import { createTestDatabase, type TestDatabase } from "./postgres/test-database.ts";
import { ed25519PublicKey } from "./primitives.ts";
import { createTestAuthority, type PartialClaims, type SignedOrder } from "./test-authority.ts";

describe("order desk", () => {
  const start = Date.parse("2026-11-21T12:00:00+09:00");
  const clock = movableClock(start);
  const authority = createTestAuthority(clock);
  const signingSeed = randomBytes(32);
  let server: TestDatabase;
  let db: Database;
  let desk: OrderDesk;

  before(async () => {
    server = await createTestDatabase({});
    db = connect(server.ownerUrl, { name: "test", max: 8 });
    for (const file of ["ledger.sql", "order-answers.sql"])
      await db.query(readFileSync(new URL(file, import.meta.url), "utf8"));
  });

  beforeEach(async () => {
    clock.set(start);
    await db.query("TRUNCATE log_entries, log_heads, order_answers");
    desk = openDesk();
  });

  after(async () => {
    await db.close();
    await server.drop();
  });

  const openDesk = () =>
    createOrderDesk({
      party: "registry",
      db,
      ledger: { party: "registry", signingSeed, clock },
      commitmentKey: Buffer.alloc(32, 3),
      signingSeed,
      certification: () => authority.certification(),
      clock,
    });
  const claims = (more: object = {}): PartialClaims<"visits-at-place"> => ({
    kind: "visits-at-place",
    audience: "registry",
    scope: { places: [{ facility: 77, from: nowSeconds(clock) - 90_000, to: nowSeconds(clock) }] },
    limits: { visits: 10 },
    ...more,
  });
  const ask = (
    order: SignedOrder,
    { items = ["one", "two"], visits = 2, body = {} }: { items?: unknown[]; visits?: number; body?: object } = {},
  ) =>
    desk.answer({
      orderText: order.text,
      request: requestBytes({ order: order.text, ...body }),
      kinds: ["visits-at-place"],
      collect: () => ({ items, counts: { visits } }),
    });
  const entries = async () => (await readEntries(db, { from: 1, limit: 100 })).map((line) => JSON.parse(line));
  const fails = (work: Promise<unknown>, code: ProblemCode) =>
    assert.rejects(work, (error) => error instanceof Problem && error.code === code);

  test("answers to the order's recipient alone, signed by the party", async () => {
    const order = await authority.order(claims());
    const { parts } = await ask(order, { body: { page: 1 } });
    const answered = {
      party: "registry",
      kind: "visits-at-place" as const,
      partyPublicKey: ed25519PublicKey(signingSeed),
    };
    const request = requestBytes({ order: order.text, page: 1 } as { order: string });
    assert.deepEqual(await order.open(parts, { ...answered, request }), ["one", "two"]);
    await assert.rejects(order.open(parts, { ...answered, request: requestBytes({ order: order.text }) }));
    const other = await authority.order(claims());
    await assert.rejects(other.open(parts, { ...answered, request }));
  });

  test("the entry is committed first, and holds nothing about places or people", async () => {
    const order = await authority.order(claims());
    await ask(order);
    const [{ commitment, ...entry }] = await entries();
    assert.deepEqual(entry, {
      seq: 1,
      at: nowSeconds(clock),
      kind: "disclosure",
      reference: order.reference,
      order: "visits-at-place",
      from: "2026-11-20",
      to: "2026-11-21",
      items: 2,
      visits: 2,
    });
    assert.match(commitment, /^[\w-]{43}$/);
  });

  test("a commitment differs with the order and with the request, and cannot be guessed without the key", async () => {
    const order = await authority.order(claims());
    await ask(order, { body: { page: 1 } });
    await ask(order, { body: { page: 2 } });
    await ask(await authority.order(claims()), { body: { page: 1 } });
    const commitments = (await entries()).map(({ commitment }) => commitment);
    assert.equal(new Set(commitments).size, 3);
  });

  test("the same request is answered again until the order ends, and counted once", async () => {
    const order = await authority.order(claims({ limits: { visits: 2 } }));
    await ask(order);
    clock.advance(3_599_000);
    await ask(order);
    assert.deepEqual(
      (await entries()).map(({ kind }) => kind),
      ["disclosure", "again"],
    );
    clock.advance(1_000);
    await fails(ask(order), "order-expired");
  });

  test("other requests under the order add up to its limits, also when they come at once", async () => {
    const order = await authority.order(claims({ limits: { visits: 5 } }));
    const asked = Array.from({ length: 6 }, (_, page) => ask(order, { body: { page } }));
    const settled = await Promise.allSettled(asked);
    assert.equal(settled.filter(({ status }) => status === "fulfilled").length, 2);
    const kinds = (await entries()).map(({ kind, problem }) => problem ?? kind);
    assert.deepEqual(kinds.sort(), ["disclosure", "disclosure", ...Array(4).fill("order-limit")]);
  });

  test("what the order does not limit is not given at all", async () => {
    const order = await authority.order(claims());
    const people = desk.answer({
      orderText: order.text,
      request: requestBytes({ order: order.text }),
      kinds: ["visits-at-place"],
      collect: () => ({ items: ["someone"], counts: { people: 1 } }),
    });
    await fails(people, "order-limit");
  });

  test("a kind this endpoint does not answer, and a scope it refuses, are logged", async () => {
    const order = await authority.order(claims());
    const request = requestBytes({ order: order.text });
    const never = () => assert.fail("collected");
    await fails(
      desk.answer({ orderText: order.text, request, kinds: ["visits-of-passes"], collect: never }),
      "order-scope",
    );
    const checkScope = () => {
      throw new Problem("order-scope");
    };
    await fails(
      desk.answer({ orderText: order.text, request, kinds: ["visits-at-place"], checkScope, collect: never }),
      "order-scope",
    );
    assert.deepEqual(
      (await entries()).map(({ kind, problem }) => [kind, problem]),
      Array(2).fill(["refusal", "order-scope"]),
    );
  });

  test("nothing comes of a collection that fails, and a failure that is no refusal is not logged", async () => {
    const order = await authority.order(claims());
    const collect = () => {
      throw new Error("broken");
    };
    const work = desk.answer({
      orderText: order.text,
      request: requestBytes({ order: order.text }),
      kinds: ["visits-at-place"],
      collect,
    });
    await assert.rejects(work, /broken/);
    assert.deepEqual(await entries(), []);
    assert.equal((await db.query("SELECT FROM order_answers")).rowCount, 0);
  });

  test("strangers cannot fill the log that is kept for ever", async () => {
    for (let n = 0; n < 210; n += 1) await fails(ask({ text: `no.order.${n}` } as SignedOrder), "order-malformed");
    assert.equal((await db.query("SELECT count(*)::int AS n FROM log_entries")).rows[0].n, 201);
    await fails(ask(await authority.order(claims({ audience: "naver" }))), "order-audience");
    assert.equal((await db.query("SELECT count(*)::int AS n FROM log_entries")).rows[0].n, 202);
  });

  test("counts of past orders go with their day", async () => {
    await ask(await authority.order(claims()));
    const erase = (seconds: number) => db.tx("erase", (tx) => eraseOrderAnswers(tx, seconds));
    assert.equal(await erase(nowSeconds(clock)), 0);
    assert.equal(await erase(nowSeconds(clock) + 1), 1);
  });
});
