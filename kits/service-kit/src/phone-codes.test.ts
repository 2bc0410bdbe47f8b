import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, describe, test } from "node:test";
import { Problem, type ProblemCode } from "@kipass/protocol/problem";
import pg from "pg";
import { movableClock } from "./clock.ts";
import { createLog } from "./log.ts";
import { createPhoneCodes, eraseExpiredPhoneCodes, type PhoneCodes } from "./phone-codes.ts";
import { connect, type Database } from "./postgres/database.ts";
import type { ShortMessage } from "./sms-gateway.ts";

const adminUrl = process.env.TEST_DATABASE_URL;

describe("phone codes", { skip: adminUrl === undefined && "TEST_DATABASE_URL is not set" }, () => {
  const database = `phone_codes_${randomBytes(6).toString("hex")}`;
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  const inbox: ShortMessage[] = [];
  const phone = "01012345678";
  const purpose = "sign-up";
  const network = "203.0.113.0/24";
  const lines: { event: string; level: string; budget?: string }[] = [];
  let db: Database;
  let codes: PhoneCodes;

  before(async () => {
    await asAdmin(`CREATE DATABASE ${database}`);
    const url = new URL(adminUrl as string);
    url.pathname = `/${database}`;
    db = connect(url.href, { name: "test", max: 8 });
    await db.query(readFileSync(new URL("./phone-codes.sql", import.meta.url), "utf8"));
    codes = createPhoneCodes({
      db,
      key: randomBytes(32),
      gateway: {
        async send(message) {
          inbox.push(message);
          return { receipt: "" };
        },
        delivery: async () => ({ state: "delivered", code: null }),
      },
      clock,
      message: (code) => `[전자출입명부] 인증번호 ${code}`,
      limits: { secondsBetween: 30, perHour: 5, perDay: 10 },
      budgets: { prefix: { hour: 12, day: 30 }, network: { hour: 15, day: 40 }, all: { minute: 20, day: 60 } },
      log: createLog({
        party: "test",
        process: "test",
        level: "info",
        destination: { write: (line) => void lines.push(JSON.parse(line)) },
      }),
    });
  });

  beforeEach(async () => {
    await db.query("TRUNCATE phone_codes, phone_code_sends, sms_budgets");
    inbox.length = 0;
    lines.length = 0;
    // A fresh hour, so that a window never ends in the middle of a test.
    clock.set(Math.ceil((clock.nowMs() + 1) / 86_400_000) * 86_400_000);
  });

  after(async () => {
    await db.close();
    await asAdmin(`DROP DATABASE ${database}`);
  });

  const lastCode = () => inbox.at(-1)?.text.slice(-6) ?? "";
  const wrongCode = () => (lastCode() === "000000" ? "000001" : "000000");
  const fails = (promise: Promise<unknown>, code: ProblemCode) =>
    assert.rejects(promise, (error) => error instanceof Problem && error.code === code);

  test("the code sent proves the phone, once", async () => {
    assert.deepEqual(await codes.send({ phone, purpose, network }), { expiresInSeconds: 180, resendAfterSeconds: 30 });
    assert.match(inbox[0]?.text ?? "", /^\[전자출입명부\] 인증번호 \d{6}$/);
    await codes.prove({ phone, purpose, code: lastCode() });
    await fails(codes.prove({ phone, purpose, code: lastCode() }), "code-expired");
  });

  test("of two proofs at once one succeeds", async () => {
    await codes.send({ phone, purpose, network });
    const proofs = await Promise.allSettled([1, 2].map(() => codes.prove({ phone, purpose, code: lastCode() })));
    assert.equal(proofs.filter(({ status }) => status === "fulfilled").length, 1);
  });

  test("it proves no other phone and no other purpose", async () => {
    await codes.send({ phone, purpose, network });
    await fails(codes.prove({ phone: "01087654321", purpose, code: lastCode() }), "code-expired");
    await fails(codes.prove({ phone, purpose: "enrol", code: lastCode() }), "code-expired");
    await codes.prove({ phone, purpose, code: lastCode() });
  });

  test("five wrong entries, also at the same time, end it", async () => {
    await codes.send({ phone, purpose, network });
    const tries = await Promise.allSettled(
      Array.from({ length: 30 }, () => codes.prove({ phone, purpose, code: wrongCode() })),
    );
    const problems = tries.map((tried) => (tried as PromiseRejectedResult).reason.code);
    assert.equal(problems.filter((code) => code === "code-wrong").length, 5);
    assert.equal(problems.filter((code) => code === "code-tries-exceeded").length, 25);
    await fails(codes.prove({ phone, purpose, code: lastCode() }), "code-tries-exceeded");
  });

  test("it lives three minutes", async () => {
    await codes.send({ phone, purpose, network });
    clock.advance(179_999);
    await fails(codes.prove({ phone, purpose, code: wrongCode() }), "code-wrong");
    clock.advance(1);
    await fails(codes.prove({ phone, purpose, code: lastCode() }), "code-expired");
  });

  test("a new code replaces the old one", async () => {
    await codes.send({ phone, purpose, network });
    const first = lastCode();
    clock.advance(30_000);
    await codes.send({ phone, purpose, network });
    if (first !== lastCode()) await fails(codes.prove({ phone, purpose, code: first }), "code-wrong");
    await codes.prove({ phone, purpose, code: lastCode() });
  });

  test("messages are limited per number, also when asked for at once", async () => {
    const burst = await Promise.allSettled(Array.from({ length: 8 }, () => codes.send({ phone, purpose, network })));
    assert.equal(burst.filter(({ status }) => status === "fulfilled").length, 1);
    await fails(codes.send({ phone, purpose, network }), "rate-limited");
    for (let sent = 1; sent < 5; sent++) {
      clock.advance(30_000);
      await codes.send({ phone, purpose, network });
    }
    clock.advance(30_000);
    await fails(codes.send({ phone, purpose, network }), "sms-limit");
  });

  test("a code that was guessed at five times makes the next wait, twice as long each time", async () => {
    for (const pauseMs of [60_000, 120_000, 240_000]) {
      await codes.send({ phone, purpose, network });
      for (let entries = 0; entries < 5; entries++)
        await fails(codes.prove({ phone, purpose, code: wrongCode() }), "code-wrong");
      clock.advance(pauseMs - 1);
      await fails(codes.send({ phone, purpose, network }), "rate-limited");
      clock.advance(1);
    }
    await codes.send({ phone, purpose, network });
    await codes.send({ phone: "01099990000", purpose, network });
  });

  /** One message each to numbers that share nothing but what the test says. */
  const sendTo = async (count: number, phoneOf: (nth: number) => string, networkOf: (nth: number) => string) => {
    for (let nth = 0; nth < count; nth++) await codes.send({ phone: phoneOf(nth), purpose, network: networkOf(nth) });
  };
  const block = (nth: number) => `0101234${String(nth).padStart(4, "0")}`;
  const anywhere = (nth: number) => `010${String(1000 + nth)}0000`;
  const elsewhere = (nth: number) => `198.51.${nth}.0/24`;

  test("numbers of one block share a budget, wherever they ask from", async () => {
    await sendTo(12, block, elsewhere);
    await fails(codes.send({ phone: block(99), purpose, network: elsewhere(99) }), "rate-limited");
    await codes.send({ phone: anywhere(1), purpose, network: elsewhere(99) });
    assert.deepEqual(
      lines.map(({ event, budget }) => [event, budget]),
      [["sms-budget-spent", "prefix"]],
    );
    clock.advance(3_600_000);
    await codes.send({ phone: block(99), purpose, network: elsewhere(99) });
  });

  test("one network has a budget, whatever the numbers, and another is not touched by it", async () => {
    await sendTo(15, anywhere, () => network);
    await fails(codes.send({ phone: anywhere(99), purpose, network }), "rate-limited");
    await codes.send({ phone: anywhere(99), purpose, network: elsewhere(1) });
  });

  test("the breaker stops everybody, says so, and closes again; refused messages count nowhere", async () => {
    await sendTo(20, anywhere, elsewhere);
    const refused = codes.refused.all;
    for (let more = 0; more < 3; more++)
      await fails(codes.send({ phone: anywhere(50 + more), purpose, network: elsewhere(50) }), "unavailable");
    assert.equal(codes.refused.all, refused + 3);
    assert.deepEqual(
      lines.map(({ event, level }) => [event, level]),
      Array(3).fill(["sms-breaker-open", "error"]),
    );
    clock.advance(60_000);
    await sendTo(3, (nth) => anywhere(50 + nth), elsewhere);
    assert.equal(inbox.length, 23);
  });

  test("a day has a budget too", async () => {
    for (let minute = 0; minute < 3; minute++) {
      await sendTo(
        20,
        (nth) => anywhere(minute * 20 + nth),
        (nth) => elsewhere(minute * 20 + nth),
      );
      clock.advance(60_000);
    }
    await fails(codes.send({ phone: anywhere(99), purpose, network: elsewhere(99) }), "unavailable");
    clock.advance(24 * 3_600_000);
    await codes.send({ phone: anywhere(99), purpose, network: elsewhere(99) });
  });

  test("a network is stored under another value each day, and never as itself", async () => {
    const stored = async () =>
      (
        await db.query<{ subject: Buffer }>(
          "SELECT subject FROM sms_budgets WHERE budget = 'network/day' ORDER BY window_start_ms",
        )
      ).rows;
    await codes.send({ phone, purpose, network });
    clock.advance(24 * 3_600_000);
    await codes.send({ phone, purpose, network });
    const [first, second] = await stored();
    assert.notDeepEqual(first, second);
    const { rows } = await db.query<{ text: string }>("SELECT b::text AS text FROM sms_budgets b");
    assert.ok(
      rows.every(({ text }) => !text.includes("203.0.113") && !text.includes(Buffer.from(network).toString("hex"))),
    );
  });

  test("neither number nor code is stored, and nothing is stored for long", async () => {
    await codes.send({ phone, purpose, network });
    const stored = JSON.stringify(
      (await db.query("SELECT c::text, s::text FROM phone_codes c, phone_code_sends s")).rows,
    );
    assert.ok(!stored.includes(phone) && !stored.includes(Buffer.from(phone).toString("hex")));
    assert.ok(!stored.includes(Buffer.from(lastCode()).toString("hex")));
    clock.advance(24 * 3_600_000 + 1);
    assert.equal(await eraseExpiredPhoneCodes(db, clock.nowMs()), 8);
    for (const table of ["phone_codes", "phone_code_sends", "sms_budgets"])
      assert.deepEqual((await db.query(`SELECT * FROM ${table}`)).rows, []);
  });
});

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl as string });
  await client.connect();
  await client.query(statement);
  await client.end();
}
