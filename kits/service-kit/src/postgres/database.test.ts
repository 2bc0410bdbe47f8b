import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { Problem } from "@kipass/protocol/problem";
import pg from "pg";
import { until } from "../testing-until.ts";
import { connect, type Database, withSettings } from "./database.ts";
import { createTestDatabase, type TestDatabase, testServerUrl } from "./test-database.ts";

describe("database", () => {
  let server: TestDatabase;
  let db: Database;

  before(async () => {
    server = await createTestDatabase({});
    db = connect(server.ownerUrl, { name: "test", max: 4 });
    await db.query("CREATE TABLE things (id integer PRIMARY KEY, amount integer NOT NULL DEFAULT 0, content bytea)");
  });

  after(async () => {
    await db.close();
    await server.drop();
  });

  const isProblem = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

  test("reads date as text, bigint as number while it is safe, and runs in UTC", async () => {
    const { rows } = await db.query(
      "SELECT '2026-11-21'::date AS day, 9007199254740991::bigint AS safe, 9007199254740993::bigint AS large, current_setting('TimeZone') AS zone",
    );
    assert.deepEqual(rows, [
      { day: "2026-11-21", safe: Number.MAX_SAFE_INTEGER, large: 9007199254740993n, zone: "UTC" },
    ]);
  });

  test("writes many rows of bytes in one prepared statement", async () => {
    const contents = Array.from({ length: 200 }, (_, index) => Buffer.from([index, 0, 255, index]));
    const marks = contents.map((_, index) => `($${index * 2 + 1}, $${index * 2 + 2})`).join(", ");
    const values = contents.flatMap((content, index) => [1_000 + index, content]);
    const statement = { name: "many", text: `INSERT INTO things (id, content) VALUES ${marks}`, values };
    assert.equal((await db.query(statement)).rowCount, 200);
    const { rows } = await db.query("SELECT content FROM things WHERE id = 1007");
    assert.deepEqual(rows[0].content, Buffer.from([7, 0, 255, 7]));
  });

  test("a transaction keeps nothing when its work fails", async () => {
    const work = db.tx("fails", async (tx) => {
      await tx.query("INSERT INTO things (id) VALUES (1)");
      throw new Error("second thoughts");
    });
    await assert.rejects(work, /second thoughts/);
    assert.equal((await db.query("SELECT FROM things WHERE id = 1")).rowCount, 0);
  });

  test("a transaction may set its own time-out", async () => {
    const work = db.tx("slow", (tx) => tx.query("SELECT pg_sleep(3)"), { timeoutMs: 50 });
    await assert.rejects(work, isProblem("unavailable"));
  });

  test("settings hold in every transaction of whom they were given to, and in nobody else's", async () => {
    const told = withSettings(db, { "kipass.word": "it's; DROP TABLE things" });
    const word = "SELECT nullif(current_setting('kipass.word', true), '') AS word";
    const mixed = await Promise.all(Array.from({ length: 20 }, (_, nth) => (nth % 2 ? told : db).query(word)));
    assert.deepEqual(
      mixed.map(({ rows }) => rows[0].word),
      mixed.map((_, nth) => (nth % 2 ? "it's; DROP TABLE things" : null)),
    );
    assert.equal((await told.tx("asks", (tx) => tx.query(word))).rows[0].word, "it's; DROP TABLE things");
  });

  test("a failed statement that was ignored is not taken for a commit", async () => {
    const work = db.tx("ignores", async (tx) => {
      await tx.query("INSERT INTO things (id) VALUES (2)");
      await tx.query("SELECT nothing_like_it").catch(() => {});
    });
    await assert.rejects(work, /rolled back/);
    assert.equal((await db.query("SELECT FROM things WHERE id = 2")).rowCount, 0);
  });

  test("runs the victim of a deadlock again", async () => {
    await db.query("INSERT INTO things (id) VALUES (10), (11)");
    let [attempts, holding] = [0, 0];
    const crossed = Promise.withResolvers<void>();
    const addToBoth = (first: number, second: number) =>
      db.tx("crossing", async (tx) => {
        attempts += 1;
        await tx.query("UPDATE things SET amount = amount + 1 WHERE id = $1", [first]);
        // Each holds its first before either asks for its second.
        holding += 1;
        if (holding === 2) crossed.resolve();
        await crossed.promise;
        await tx.query("UPDATE things SET amount = amount + 1 WHERE id = $1", [second]);
      });
    await Promise.all([addToBoth(10, 11), addToBoth(11, 10)]);
    const { rows } = await db.query("SELECT amount FROM things WHERE id IN (10, 11)");
    assert.deepEqual(rows, [{ amount: 2 }, { amount: 2 }]);
    assert.ok(attempts > 2, "one of the two was a victim");
  });

  test("runs a serialisation failure again", async () => {
    await db.query("INSERT INTO things (id) VALUES (20)");
    const increment = () =>
      db.tx(
        "increment",
        async (tx) => {
          const { rows } = await tx.query<{ amount: number }>("SELECT amount FROM things WHERE id = 20");
          await delay(20);
          await tx.query("UPDATE things SET amount = $1 WHERE id = 20", [(rows[0]?.amount ?? 0) + 1]);
        },
        { isolation: "serializable" },
      );
    await Promise.all([increment(), increment(), increment()]);
    assert.equal((await db.query("SELECT amount FROM things WHERE id = 20")).rows[0].amount, 3);
  });

  test("a read-only transaction cannot write, like a server that became a standby", async () => {
    await assert.rejects(
      db.tx("reads", (tx) => tx.query("DELETE FROM things"), { readOnly: true }),
      isProblem("unavailable"),
    );
  });

  test("a statement that takes too long is the problem 'unavailable'", async () => {
    const hasty = connect(server.ownerUrl, { name: "test", max: 1, statementTimeoutMs: 100 });
    await assert.rejects(hasty.query("SELECT pg_sleep(3)"), isProblem("unavailable"));
    await hasty.close();
  });

  test("what the database refuses stays its own error", async () => {
    await assert.rejects(db.query("INSERT INTO things (id) VALUES (1000), (1000)"), { code: "23505" });
  });

  test("a server that cannot be reached is the problem 'unavailable'", async () => {
    const nowhere = connect("postgres://nobody:x@127.0.0.1:9/none", { name: "test", max: 1 });
    await assert.rejects(nowhere.query("SELECT 1"), isProblem("unavailable"));
    await nowhere.close();
  });

  test("a lost connection fails its transaction and the next one works", async () => {
    const work = db.tx("cut", async (tx) => {
      const { rows } = await tx.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      await asAdmin(`SELECT pg_terminate_backend(${rows[0]?.pid})`);
      await tx.query("SELECT 1");
    });
    await assert.rejects(work, isProblem("unavailable"));
    assert.equal((await db.query("SELECT 1 AS one")).rows[0].one, 1);
  });

  test("work under one name runs alone, and whoever comes second is told at once", async () => {
    const other = connect(server.ownerUrl, { name: "test", max: 2 });
    const held = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const first = db.alone("round", async () => {
      begun.resolve();
      await held.promise;
    });
    await begun.promise;
    const never = () => assert.fail("two at once");
    assert.deepEqual([await db.alone("round", never), await other.alone("round", never)], [false, false]);
    assert.equal(await other.alone("another round", async () => {}), true);
    held.resolve();
    assert.equal(await first, true);
    await assert.rejects(
      db.alone("round", () => Promise.reject(new Error("half-way"))),
      { message: "half-way" },
    );
    assert.equal(await other.alone("round", async () => {}), true);
    await other.close();
  });

  test("the connection that holds a name is given up by the server within a minute of its machine's end", async () => {
    const one = connect(server.ownerUrl, { name: "test", max: 1 });
    const { rows } = await one.query(
      `SELECT pg_backend_pid() AS pid, current_setting('tcp_keepalives_idle')::int AS idle,
         current_setting('tcp_keepalives_interval')::int AS pause, current_setting('tcp_keepalives_count')::int AS asked,
         (SELECT setting::int FROM pg_settings WHERE name = 'tcp_user_timeout') / 1000 AS unanswered,
         (SELECT setting::int FROM pg_settings WHERE name = 'statement_timeout') / 1000 AS statement`,
    );
    const [{ pid, idle, pause, asked, unanswered, statement }] = rows;
    assert.equal(idle + pause * asked, unanswered);
    assert.ok(unanswered > 0 && unanswered + statement < 60, `${unanswered} s and ${statement} s`);
    await one.alone("held", async () => {
      const held = await db.query("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = $1", [
        pid,
      ]);
      assert.equal(held.rowCount, 1);
    });
    await one.close();
  });

  test("a process that is killed lets go of its name at once", async () => {
    const module = JSON.stringify(new URL("./database.ts", import.meta.url).href);
    const program = `const { connect } = await import(${module});
      await connect(process.env.DATABASE, { name: "killed", max: 1 }).alone("killed", async () => {
        console.log("held");
        await new Promise((never) => setInterval(() => never, 1000));
      });`;
    const env = { ...process.env, DATABASE: server.ownerUrl };
    const holder = spawn(process.execPath, ["--input-type=module", "--eval", program], { env, stdio: "pipe" });
    const ended = once(holder, "exit");
    await Promise.race([once(holder.stdout, "data"), ended]);
    assert.equal(await db.alone("killed", async () => {}), false);
    holder.kill("SIGKILL");
    await ended;
    await until(() => db.alone("killed", async () => {}));
  });

  test("hears notifications, also after its connection was cut", async () => {
    const heard: string[] = [];
    const listener = db.listen("news", (payload) => heard.push(payload));
    await until(async () => {
      await db.query("SELECT pg_notify('news', 'one')");
      return heard.includes("one");
    });
    await asAdmin(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = '${server.database}'`,
    );
    await until(async () => {
      await db.query("SELECT pg_notify('news', 'two')");
      return heard.includes("two");
    });
    await listener.close();
  });

  async function asAdmin(statement: string): Promise<void> {
    const admin = new pg.Client({ connectionString: testServerUrl() });
    await admin.connect();
    await admin.query(statement);
    await admin.end();
  }
});
