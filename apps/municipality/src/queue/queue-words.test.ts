import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ageWords } from "./queue-words.ts";

describe("how long something waits", () => {
  const MINUTE = 60_000;
  for (const [minutes, words] of [
    [0, "0분"],
    [59, "59분"],
    [62, "1시간 02분"],
    [23 * 60 + 59, "23시간 59분"],
    [24 * 60, "2일째"],
    [8 * 24 * 60, "9일째"],
  ] as const) {
    test(`${minutes} minutes are ${words}`, () => assert.equal(ageWords(minutes * MINUTE), words));
  }
  test("a clock that is behind shows no minus", () => assert.equal(ageWords(-MINUTE), "0분"));
});
