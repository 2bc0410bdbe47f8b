import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import * as endpoints from "@kipass/contract/issuer";
import { movableClock, nowSeconds } from "@kipass/service-kit/clock";
import { connect, type Database } from "@kipass/service-kit/postgres/database";
import { dumpSchema } from "@kipass/service-kit/postgres/schema-dump";
import type { TestAuthority } from "@kipass/service-kit/test-authority";
import { startWithAuthority, TestVisitor } from "./test-visitor.ts";
import type { IssuerRole, TestIssuer } from "./testing.ts";

describe("what the issuer keeps", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:34:56+09:00"));
  const canaries = ["황보카나리아", "01098765432", "제 이름은 황보입니다."];
  const codes: string[] = [];
  const passes: string[] = [];
  let issuer: TestIssuer;
  let authority: TestAuthority;

  before(async () => {
    ({ issuer, authority } = await startWithAuthority(clock));
    const visitor = new TestVisitor(issuer, { name: canaries[0]!, phone: canaries[1]! });
    codes.push(await visitor.receiveCode());
    await visitor.send(endpoints.enrol, visitor.enrolment(codes[0] === "123456" ? "123457" : "123456"));
    await visitor.call(endpoints.enrol, visitor.enrolment(codes[0]!));
    passes.push((await visitor.draw()).pass);
    await visitor.call(endpoints.getMyInformation);
    clock.advance(120_000);
    const order = await authority.order({
      kind: "passes-of-person",
      audience: "naver",
      scope: { name: canaries[0]!, phone: canaries[1]!, from: nowSeconds(clock) - 3600, to: nowSeconds(clock) },
      limits: { passes: 10_000 },
    });
    assert.equal((await visitor.send(endpoints.disclosePasses, { order: order.text })).status, 200);
    await visitor.call(endpoints.openDataRequest, { kind: "correction", text: canaries[2]! });
    codes.push(await visitor.receiveCode());
  });

  after(() => issuer.close());

  /** Every row of every table, as text and with its bytes both in hex and as text. */
  const everything = async () => {
    const { rows: tables } = await issuer.db.query(
      "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
    );
    const found: string[] = [];
    for (const { name } of tables) {
      for (const row of (await issuer.db.query(`SELECT * FROM ${name}`)).rows) {
        for (const value of Object.values(row)) {
          found.push(
            Buffer.isBuffer(value)
              ? `${value.toString("hex")} ${value.toString("latin1")} ${value.toString("utf8")}`
              : String(value),
          );
        }
      }
    }
    return found.join("\n");
  };

  test("no table, log line or vault file holds a name, a phone, a code or a pass in clear", async () => {
    const files = await Promise.all(
      (await readdir(issuer.config.vault.dir)).map((file) => readFile(join(issuer.config.vault.dir, file), "latin1")),
    );
    const places = { tables: await everything(), log: issuer.logged(), vault: files.join("\n") };
    const secrets = [
      ...canaries,
      Buffer.from(canaries[0]!).toString("hex"),
      Buffer.from(canaries[1]!).toString("hex"),
      "9876-5432",
      ...passes,
    ];
    for (const [place, text] of Object.entries(places)) {
      assert.ok(text.length > 1000, place);
      for (const secret of secrets) assert.equal(text.includes(secret), false, `${secret} in ${place}`);
      for (const code of codes) assert.doesNotMatch(text, new RegExp(`(?<!\\d)${code}(?!\\d)`), `a code in ${place}`);
    }
  });

  test("the log names endpoints, never the draw of a pass", () => {
    assert.match(issuer.logged(), /"endpoint":"enrol"/);
    assert.doesNotMatch(issuer.logged(), /issuePass|127\.0\.0\.1:\d+\/v1|user-agent/i);
  });

  test("nothing a draw touches has a time finer than a day", async () => {
    const { rows } = await issuer.db.query(
      `SELECT table_name || '.' || column_name AS place FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name IN ('accounts', 'consents', 'safe_numbers', 'provisions', 'data_requests') AND (data_type LIKE 'time%' OR column_name ~ '_ms$|_at$')`,
    );
    assert.deepEqual(rows, []);
  });

  test("the schema on record is the sum of the migrations", async () => {
    const file = join(import.meta.dirname, "../db/schema.sql");
    const dump = await dumpSchema(issuer.db);
    assert.equal(
      dump,
      await readFile(file, "utf8").catch(() => ""),
      "write the new dump to db/schema.sql after looking at it",
    );
  });

  const forbidden: Record<IssuerRole, string[]> = {
    issuer_app: [
      "DELETE FROM accounts",
      "UPDATE accounts SET name_sealed = name_sealed",
      "UPDATE accounts SET number = number + 1",
      "DELETE FROM consents",
      "UPDATE consents SET version = version",
      "UPDATE consents SET agreed_day = agreed_day",
      "UPDATE safe_numbers SET account = account",
      "DELETE FROM safe_numbers",
      "INSERT INTO provisions (account) VALUES (1)",
      "UPDATE provisions SET notify_after = notify_after",
      "DELETE FROM provisions",
      "UPDATE data_requests SET answered_day = answered_day",
      "DELETE FROM data_requests",
      "DELETE FROM revoked_sessions",
      "DELETE FROM phone_code_sends",
      "INSERT INTO log_entries (seq, at, entry, hash) VALUES (99, 0, '', repeat('x', 32)::bytea)",
      "INSERT INTO key_checks (name, check_value) VALUES ('x', repeat('x', 16)::bytea)",
      "DELETE FROM key_checks",
      "SELECT * FROM order_answers",
      "CREATE TABLE own (id int)",
      "TRUNCATE accounts",
    ],
    issuer_disclose: [
      "UPDATE accounts SET session_generation = 1",
      "INSERT INTO accounts (number) VALUES (1)",
      "DELETE FROM accounts",
      "SELECT last_pass_day FROM accounts",
      "SELECT * FROM consents",
      "SELECT * FROM phone_codes",
      "SELECT * FROM provisions",
      "UPDATE provisions SET notify_after = notify_after",
      "DELETE FROM provisions",
      "UPDATE safe_numbers SET account = account",
      "SELECT * FROM data_requests",
      "UPDATE log_entries SET entry = ''",
      "DELETE FROM log_entries",
      "DELETE FROM log_heads",
      "DELETE FROM order_answers",
      "SELECT * FROM key_checks",
      "CREATE TABLE own (id int)",
    ],
    issuer_jobs: [
      "SELECT name_sealed FROM accounts",
      "SELECT phone_index FROM accounts",
      "SELECT phone_sealed FROM accounts",
      "UPDATE accounts SET last_pass_day = NULL",
      "INSERT INTO accounts (number) VALUES (1)",
      "SELECT * FROM consents",
      "SELECT account FROM safe_numbers",
      "SELECT * FROM provisions",
      "SELECT account FROM data_requests",
      "UPDATE data_requests SET text_sealed = text_sealed",
      "DELETE FROM data_requests",
      "SELECT phone FROM phone_code_sends",
      "SELECT code FROM phone_codes",
      "SELECT reference FROM order_answers",
      "UPDATE log_entries SET entry = ''",
      "DELETE FROM log_entries",
      "CREATE TABLE own (id int)",
    ],
  };

  for (const [role, statements] of Object.entries(forbidden)) {
    test(`${role} may do its work and nothing else`, async () => {
      const db: Database = connect(issuer.roleUrl(role as IssuerRole), { name: "test", max: 1 });
      try {
        for (const statement of statements) {
          await assert.rejects(db.query(statement), { code: "42501" }, statement);
        }
      } finally {
        await db.close();
      }
    });
  }
});
