import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, describe, test } from "node:test";
import { generateSync } from "otplib";
import { movableClock, nowSeconds } from "./clock.ts";
import { createOneTimePasswords, type LogInAttempts, type OneTimePasswords } from "./one-time-passwords.ts";
import { connect, type Database } from "./postgres/database.ts";
import { createTestDatabase, type TestDatabase } from "./postgres/test-database.ts";

const wrong = { code: "one-time-password-wrong" };

describe("one-time passwords", () => {
  const clock = movableClock(0);
  const key = randomBytes(32);
  let database: TestDatabase;
  let db: Database;
  let passwords: OneTimePasswords;

  /** As a party counts them: locked from the third failure on. */
  const attempts: LogInAttempts = {
    async lockedMs(tx, account) {
      const { rows } = await tx.query("SELECT count(*) AS failures FROM failures WHERE account = $1", [account]);
      return rows[0].failures >= 3 ? 60_000 : 0;
    },
    countFailure: async (tx, account) => void (await tx.query("INSERT INTO failures VALUES ($1)", [account])),
    forgetFailures: async (tx, account) => void (await tx.query("DELETE FROM failures WHERE account = $1", [account])),
  };

  before(async () => {
    database = await createTestDatabase({});
    db = connect(database.ownerUrl, { name: "test", max: 8 });
    await db.query(readFileSync(new URL("./one-time-passwords.sql", import.meta.url), "utf8"));
    await db.query("CREATE TABLE failures (account bigint)");
    passwords = createOneTimePasswords({ db, key, issuer: "전자출입명부", attempts, clock });
  });
  beforeEach(async () => {
    await db.query("TRUNCATE one_time_passwords, failures");
    clock.set(Date.parse("2026-11-21T12:00:00+09:00"));
  });
  after(async () => {
    await db.close();
    await database.drop();
  });

  const codeOf = (secret: string, secondsFromNow = 0) =>
    generateSync({ secret, epoch: nowSeconds(clock) + secondsFromNow });
  const noCodeOf = (secret: string) => {
    const good = [-30, 0, 30].map((seconds) => codeOf(secret, seconds));
    return ["000000", "111111", "222222", "333333"].find((code) => !good.includes(code)) as string;
  };
  /** Confirmed with the step that is over now. */
  async function enrolled(account: number): Promise<string> {
    const { secret } = await passwords.enrol(account, "seoyeon");
    await passwords.confirm(account, codeOf(secret, -30));
    return secret;
  }

  test("a secret counts once a code of it was entered", async () => {
    const { uri, secret } = await passwords.enrol(7, "seoyeon");
    const link = new URL(uri);
    assert.equal(link.protocol, "otpauth:");
    assert.equal(link.searchParams.get("secret"), secret);
    assert.equal(link.searchParams.get("issuer"), "전자출입명부");
    await assert.rejects(passwords.check(7, codeOf(secret)), wrong);
    assert.equal(await passwords.isEnrolled(7), false);
    await assert.rejects(passwords.confirm(7, noCodeOf(secret)), wrong);
    await passwords.confirm(7, codeOf(secret));
    assert.equal(await passwords.isEnrolled(7), true);
    await assert.rejects(passwords.enrol(7, "seoyeon"), { code: "conflict" });
    await passwords.remove(7);
    assert.equal(await passwords.isEnrolled(7), false);
  });

  test("until then another may take its place", async () => {
    const first = await passwords.enrol(7, "seoyeon");
    const second = await passwords.enrol(7, "seoyeon");
    await assert.rejects(passwords.confirm(7, codeOf(first.secret)), wrong);
    await passwords.confirm(7, codeOf(second.secret));
  });

  test("a code is good for one step to either side, and no further", async () => {
    const secret = await enrolled(7);
    await assert.rejects(passwords.check(7, codeOf(secret, 60)), wrong);
    await passwords.check(7, codeOf(secret));
    await passwords.check(7, codeOf(secret, 30));
    const old = codeOf(secret, 60);
    clock.advance(120_000);
    await assert.rejects(passwords.check(7, old), wrong);
  });

  test("a step is accepted once, also at the same moment, and none before it after it", async () => {
    const secret = await enrolled(7);
    const answers = await Promise.allSettled([1, 2].map(() => passwords.check(7, codeOf(secret))));
    assert.equal(answers.filter(({ status }) => status === "fulfilled").length, 1);
    await passwords.check(7, codeOf(secret, 30));
    await assert.rejects(passwords.check(7, codeOf(secret)), wrong);
  });

  test("guesses lock the account, also when they come at once, and a right code does not help then", async () => {
    const secret = await enrolled(7);
    const guesses = await Promise.allSettled(Array.from({ length: 6 }, () => passwords.check(7, noCodeOf(secret))));
    const codes = guesses.map((guess) => guess.status === "rejected" && guess.reason.code);
    assert.equal(codes.filter((code) => code === "one-time-password-wrong").length, 3);
    assert.equal(codes.filter((code) => code === "login-locked").length, 3);
    await assert.rejects(passwords.check(7, codeOf(secret)), { code: "login-locked", retryAfterSeconds: 60 });
    await passwords.check(8, codeOf(await enrolled(8)));
  });

  test("what is not six digits is wrong, and no code of nobody is right", async () => {
    const secret = await enrolled(7);
    await assert.rejects(passwords.check(7, `${codeOf(secret)} `), wrong);
    await assert.rejects(passwords.check(9, codeOf(secret)), wrong);
  });

  test("the database does not hold the secret, nor one that serves another account", async () => {
    const secret = await enrolled(7);
    const { rows } = await db.query<{ secret: Buffer }>("SELECT secret FROM one_time_passwords");
    assert.ok(!rows[0]!.secret.includes(secret));
    await enrolled(8);
    await db.query("UPDATE one_time_passwords SET secret = $1 WHERE account = 8", [rows[0]!.secret]);
    await assert.rejects(passwords.check(8, codeOf(secret)), /does not open/);
  });
});
