import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ageWords, leftWords, whenWords } from "./queue-words.ts";

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

describe("how long there is left", () => {
  const HOUR = 3_600_000;
  for (const [hours, words] of [
    [4 * 24 + 14, "4일 남음"],
    [25, "1일 남음"],
    [24, "오늘까지"],
    [0.1, "오늘까지"],
    [0, "1일 지남"],
    [-23, "1일 지남"],
    [-24, "2일 지남"],
  ] as const) {
    test(`${hours} hours before the end of the last day are ${words}`, () =>
      assert.equal(leftWords(hours * HOUR), words));
  }
  test("is said of what has a last day; of who waits, since when", () => {
    const item = { sinceMs: 0, dueMs: 30 * HOUR };
    assert.equal(whenWords("grace-ending", item, HOUR), "1일 남음");
    assert.equal(whenWords("approval", item, HOUR), "1시간 00분");
    assert.equal(whenWords("duplicate-likely", { sinceMs: 0, dueMs: null }, 13 * HOUR), "오늘");
    assert.equal(whenWords("duplicate-likely", { sinceMs: 0, dueMs: null }, 25 * HOUR), "2일째");
    assert.equal(whenWords("inspection-due", { ...item, dueMs: null }, HOUR), "1시간 00분");
  });
});
