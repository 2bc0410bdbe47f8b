import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkPassword, hashPassword, passwordProblem } from "./passwords.ts";

describe("passwords", () => {
  test("checks the password it hashed, and no other", async () => {
    const stored = await hashPassword("여름밤의 긴 산책");
    assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    assert.equal(await checkPassword("여름밤의 긴 산책", stored), true);
    assert.equal(
      await checkPassword("여름밤의 긴 산책".normalize("NFD"), stored),
      true,
      "however the keyboard composes it",
    );
    assert.equal(await checkPassword("여름밤의 긴 산첵", stored), false);
  });

  test("agrees with libsodium's argon2id", async () => {
    const { default: sodium } = await import("sodium-native");
    const stored = Buffer.alloc(sodium.crypto_pwhash_STRBYTES);
    sodium.crypto_pwhash_str(stored, Buffer.from("correct horse"), 2, 19_456 * 1024);
    assert.equal(await checkPassword("correct horse", stored.toString().replaceAll("\0", "")), true);
  });

  test("without a stored password the answer is no, after as much work", async () => {
    const started = performance.now();
    assert.equal(await checkPassword("anything", undefined), false);
    assert.ok(performance.now() - started > 1);
  });

  test("a damaged stored string is an error, not a no", async () => {
    await assert.rejects(checkPassword("x", "plain"), /not an argon2id string/);
  });

  test("lengths count characters", () => {
    assert.equal(passwordProblem("짧은비밀"), "bad-password");
    assert.equal(passwordProblem("여름밤의 긴 산책길"), undefined);
    assert.equal(passwordProblem("ab c".repeat(51)), "bad-password");
  });

  for (const weak of [
    "1234567890",
    "zyxwvutsrq",
    "aaaaabbbbb",
    "password12",
    "Qwerty1234",
    "honggildong1",
    "비밀번호비밀번호12",
    "Theworldinyourhand",
    "1qaz2wsx3edc",
    "tkfkdgody12!",
    "qlalfqjsgh1",
  ]) {
    test(`${weak} is easy to guess`, () => assert.equal(passwordProblem(weak, ["honggildong"]), "weak-password"));
  }

  for (const fine of ["correct horse battery", "kw8#nV2mzQ", "my honggildong is not easy"]) {
    test(`${fine} is fine`, () => assert.equal(passwordProblem(fine, ["honggildong"]), undefined));
  }
});
