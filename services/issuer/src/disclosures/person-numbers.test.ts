import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import fc from "fast-check";
import { personNumbers } from "./person-numbers.ts";

const key = randomBytes(32);
const accounts = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 48 - 1 }), { minLength: 1, maxLength: 60 });

describe("person numbers", () => {
  test("count from one, each account its own, however often and in whatever order it occurs", () => {
    fc.assert(
      fc.property(accounts, (list) => {
        const numbers = personNumbers(list, "order", key);
        assert.deepEqual(
          [...numbers.values()].sort((a, b) => a - b),
          list.map((_, index) => index + 1),
        );
        assert.deepEqual(personNumbers([...list.toReversed(), ...list], "order", key), numbers);
      }),
    );
  });

  test("another order or key numbers another way", () => {
    const list = Array.from({ length: 50 }, (_, index) => index + 1);
    const numbers = personNumbers(list, "order", key);
    assert.notDeepEqual([...personNumbers(list, "other", key)], [...numbers]);
    assert.notDeepEqual([...personNumbers(list, "order", randomBytes(32))], [...numbers]);
    assert.notDeepEqual([...numbers.keys()], list);
  });
});
