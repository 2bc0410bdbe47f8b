import assert from "node:assert/strict";
import { createHmac, randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import fc from "fast-check";
import { keyedHmac } from "./keyed-hmac.ts";

describe("HMACs under one key", () => {
  const bytes = (maxLength: number) => fc.uint8Array({ maxLength, size: "max" });
  const expected = (key: Uint8Array, data: Uint8Array) => createHmac("sha256", key).update(data).digest();

  test("are node:crypto's, for keys up to a block and messages of any length", () => {
    fc.assert(
      fc.property(bytes(64), fc.array(bytes(70), { minLength: 1, maxLength: 5 }), (key, messages) => {
        const hmac = keyedHmac(key);
        for (const message of messages) assert.deepEqual(hmac(key, message), expected(key, message));
      }),
      { numRuns: 500 },
    );
    const key = randomBytes(32);
    const hmac = keyedHmac(key);
    for (let length = 0; length < 130; length++) {
      const message = randomBytes(length);
      assert.deepEqual(hmac(key, message), expected(key, message), `${length} bytes`);
    }
  });

  test("several at a time keep apart, and another key is another key", () => {
    const [key, other] = [randomBytes(32), randomBytes(32)];
    const [hmac, hmacOfOther] = [keyedHmac(key), keyedHmac(other)];
    const message = randomBytes(28);
    const first = hmac(key, message);
    assert.deepEqual(hmacOfOther(other, message), expected(other, message));
    assert.deepEqual(hmac(other, message), expected(other, message));
    assert.deepEqual(first, expected(key, message));
  });

  test("refuse a key longer than a block", () => {
    assert.throws(() => keyedHmac(randomBytes(65)), RangeError);
  });
});
