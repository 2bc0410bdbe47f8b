import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { movableClock } from "./clock.ts";
import { connect, type Database } from "./postgres/database.ts";
import { createTestDatabase, type TestDatabase, testServerUrl } from "./postgres/test-database.ts";
import { createRevocations, revokeSessions } from "./revocations.ts";
import { until } from "./testing-until.ts";

const CHANNEL = "revoked";

describe("revocations", () => {
  const clock = movableClock(1_790_000_000_000);
  let server: TestDatabase;
  let db: Database;

  before(async () => {
    server = await createTestDatabase({});
    db = connect(server.ownerUrl, { name: "test", max: 4 });
    await db.query(readFileSync(new URL("./revocations.sql", import.meta.url), "utf8"));
  });

  beforeEach(() => db.query("TRUNCATE revoked_sessions"));

  after(async () => {
    await db.close();
    await server.drop();
  });

  const revoke = (subject: number) => db.tx("revoke", (tx) => revokeSessions(tx, CHANNEL, subject, clock));

  test("knows from the start what was revoked, and only sessions minted before", async () => {
    await revoke(7);
    const revocations = await createRevocations({ db, channel: CHANNEL });
    assert.equal(revocations.isRevoked(7, clock.nowMs() - 1), true);
    assert.equal(revocations.isRevoked(7, clock.nowMs()), false, "the session minted with the revocation");
    assert.equal(revocations.isRevoked(8, 0), false);
    await revocations.close();
  });

  test("hears of a revocation at once, without waiting for a poll", async () => {
    const revocations = await createRevocations({ db, channel: CHANNEL, pollMs: 3_600_000 });
    // It begins to listen a moment later: what is said before, nobody hears.
    await until(async () => {
      await revoke(9);
      return revocations.isRevoked(9, 0);
    }, "it has heard");
    await revocations.close();
  });

  test("one that is rolled back counts for nothing", async () => {
    const revocations = await createRevocations({ db, channel: CHANNEL, pollMs: 50 });
    const work = db.tx("revoke", async (tx) => {
      await revokeSessions(tx, CHANNEL, 10, clock);
      throw new Error("no");
    });
    await assert.rejects(work, /no/);
    await revoke(14);
    await until(() => revocations.isRevoked(14, 0), "a later one is known");
    assert.equal(revocations.isRevoked(10, 0), false);
    await revocations.close();
  });

  test("a poll finds what no notification told", async () => {
    const revocations = await createRevocations({ db, channel: CHANNEL, pollMs: 50 });
    await db.query("INSERT INTO revoked_sessions (subject, not_before_ms, revoked_day) VALUES (11, $1, '2026-11-21')", [
      clock.nowMs(),
    ]);
    await until(() => revocations.isRevoked(11, 0));
    await revocations.close();
  });

  test("keeps what it knows while the database is away, and catches up after", async () => {
    await revoke(12);
    const revocations = await createRevocations({ db, channel: CHANNEL, pollMs: 50 });
    await asAdmin(
      `ALTER DATABASE ${server.database} CONNECTION LIMIT 0; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${server.database}'`,
    );
    await delay(200);
    assert.equal(revocations.isRevoked(12, 0), true);
    await asAdmin(`ALTER DATABASE ${server.database} CONNECTION LIMIT -1`);
    await revoke(13);
    await until(() => revocations.isRevoked(13, 0));
    await revocations.close();
  });

  test("does not start without knowing", async () => {
    const nowhere = connect("postgres://nobody:x@127.0.0.1:9/none", { name: "test", max: 1 });
    await assert.rejects(createRevocations({ db: nowhere, channel: CHANNEL }), { code: "unavailable" });
    await nowhere.close();
  });

  async function asAdmin(statement: string): Promise<void> {
    const admin = new pg.Client({ connectionString: testServerUrl() });
    await admin.connect();
    await admin.query(statement);
    await admin.end();
  }
});
