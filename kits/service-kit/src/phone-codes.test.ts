import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, describe, test } from "node:test";
import { Problem, type ProblemCode } from "@kipass/protocol/problem";
import pg from "pg";
import { movableClock } from "./clock.ts";
import { createPhoneCodes, eraseExpiredPhoneCodes, type PhoneCodes } from "./phone-codes.ts";
import { connect, type Database } from "./postgres/database.ts";
import type { ShortMessage } from "./sms-gateway.ts";

const adminUrl = process.env["TEST_DATABASE_URL"];

describe("phone codes", { skip: adminUrl === undefined && "TEST_DATABASE_URL is not set" }, () => {
  const database = `phone_codes_${randomBytes(6).toString("hex")}`;
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  const inbox: ShortMessage[] = [];
  const phone = "01012345678";
  const purpose = "sign-up";
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
      gateway: { send: async (message) => void inbox.push(message) },
      clock,
      message: (code) => `[전자출입명부] 인증번호 ${code}`,
      limits: { secondsBetween: 30, perHour: 5, perDay: 10, perMinuteInAll: 20 },
    });
  });

  beforeEach(async () => {
    await db.query("TRUNCATE phone_codes, phone_code_sends");
    inbox.length = 0;
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
    assert.deepEqual(await codes.send({ phone, purpose }), { expiresInSeconds: 180, resendAfterSeconds: 30 });
    assert.match(inbox[0]?.text ?? "", /^\[전자출입명부\] 인증번호 \d{6}$/);
    await codes.prove({ phone, purpose, code: lastCode() });
    await fails(codes.prove({ phone, purpose, code: lastCode() }), "code-expired");
  });

  test("of two proofs at once one succeeds", async () => {
    await codes.send({ phone, purpose });
    const proofs = await Promise.allSettled([1, 2].map(() => codes.prove({ phone, purpose, code: lastCode() })));
    assert.equal(proofs.filter(({ status }) => status === "fulfilled").length, 1);
  });

  test("it proves no other phone and no other purpose", async () => {
    await codes.send({ phone, purpose });
    await fails(codes.prove({ phone: "01087654321", purpose, code: lastCode() }), "code-expired");
    await fails(codes.prove({ phone, purpose: "enrol", code: lastCode() }), "code-expired");
    await codes.prove({ phone, purpose, code: lastCode() });
  });

  test("five wrong entries, also at the same time, end it", async () => {
    await codes.send({ phone, purpose });
    const tries = await Promise.allSettled(Array.from({ length: 30 }, () => codes.prove({ phone, purpose, code: wrongCode() })));
    const problems = tries.map((tried) => (tried as PromiseRejectedResult).reason.code);
    assert.equal(problems.filter((code) => code === "code-wrong").length, 5);
    assert.equal(problems.filter((code) => code === "code-tries-exceeded").length, 25);
    await fails(codes.prove({ phone, purpose, code: lastCode() }), "code-tries-exceeded");
  });

  test("it lives three minutes", async () => {
    await codes.send({ phone, purpose });
    clock.advance(179_999);
    await fails(codes.prove({ phone, purpose, code: wrongCode() }), "code-wrong");
    clock.advance(1);
    await fails(codes.prove({ phone, purpose, code: lastCode() }), "code-expired");
  });

  test("a new code replaces the old one", async () => {
    await codes.send({ phone, purpose });
    const first = lastCode();
    clock.advance(30_000);
    await codes.send({ phone, purpose });
    if (first !== lastCode()) await fails(codes.prove({ phone, purpose, code: first }), "code-wrong");
    await codes.prove({ phone, purpose, code: lastCode() });
  });

  test("messages are limited per number, also when asked for at once, and in all", async () => {
    const burst = await Promise.allSettled(Array.from({ length: 8 }, () => codes.send({ phone, purpose })));
    assert.equal(burst.filter(({ status }) => status === "fulfilled").length, 1);
    await fails(codes.send({ phone, purpose }), "rate-limited");
    for (let sent = 1; sent < 5; sent++) {
      clock.advance(30_000);
      await codes.send({ phone, purpose });
    }
    clock.advance(30_000);
    await fails(codes.send({ phone, purpose }), "sms-limit");
    clock.advance(3_600_000);
    for (let other = 0; other < 20; other++) await codes.send({ phone: `010000000${10 + other}`, purpose });
    await fails(codes.send({ phone, purpose }), "unavailable");
  });

  test("neither number nor code is stored, and nothing is stored for long", async () => {
    await codes.send({ phone, purpose });
    const stored = JSON.stringify(
      (await db.query("SELECT c::text, s::text FROM phone_codes c, phone_code_sends s")).rows,
    );
    assert.ok(!stored.includes(phone) && !stored.includes(Buffer.from(phone).toString("hex")));
    assert.ok(!stored.includes(Buffer.from(lastCode()).toString("hex")));
    clock.advance(24 * 3_600_000 + 1);
    assert.equal(await eraseExpiredPhoneCodes(db, clock.nowMs()), 2);
  });
});

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl as string });
  await client.connect();
  await client.query(statement);
  await client.end();
}
