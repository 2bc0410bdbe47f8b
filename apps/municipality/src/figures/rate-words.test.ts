import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { byRate, changeOf, isLow, percentOf, percentWords, tileWords } from "./rate-words.ts";

const rate = (target: number, recording: number, recordingBefore = recording) => ({
  target,
  recording,
  recordingBefore,
  silent: target - recording,
  notInstalled: 0,
});

describe("rates in words", () => {
  test("are of those who must; where nobody must there is none", () => {
    assert.equal(percentOf(rate(200, 182)), 91);
    assert.equal(percentWords(percentOf(rate(0, 0))), "–");
    assert.equal(percentWords(91), "91.0");
    assert.equal(changeOf(rate(100, 80, 82)), -2);
  });

  test("are low under 85, and the lowest stands first", () => {
    assert.deepEqual([isLow(rate(100, 84)), isLow(rate(100, 85)), isLow(rate(0, 0))], [true, false, false]);
    assert.deepEqual(
      byRate([rate(0, 0), rate(10, 9), rate(10, 1)]).map(({ recording }) => recording),
      [1, 9, 0],
    );
  });

  test("tiles carry short names", () => {
    assert.deepEqual(["11440", "11140", "11", "48", "41117"].map(tileWords), ["마포", "중구", "서울", "경남", "영통"]);
  });
});
