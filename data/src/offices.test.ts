import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { officeOf } from "./offices.ts";

describe("offices", () => {
  test("are signed for by their heads", () => {
    const heads = ["11440", "11", "41", "41150", "41820", "36110", "all"].map(
      (region) => officeOf(region, "2020-08-12").head,
    );
    assert.deepEqual(heads, [
      "마포구청장",
      "서울특별시장",
      "경기도지사",
      "의정부시장",
      "가평군수",
      "세종특별자치시장",
      "보건복지부장관",
    ]);
  });
});
