import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkUnderAge, ofAgeOn } from "./of-age.ts";

describe("of age", () => {
  test("begins on the fourteenth birthday", () => {
    assert.equal(ofAgeOn("2012-11-28"), "2026-11-28");
    assert.doesNotThrow(() => checkUnderAge("2012-11-28", "2026-11-27"));
    assert.throws(() => checkUnderAge("2012-11-28", "2026-11-28"), { code: "child-of-age" });
  });

  test("a child of 29 February turns 14 on 1 March", () => {
    assert.equal(ofAgeOn("2016-02-29"), "2030-03-01");
    assert.doesNotThrow(() => checkUnderAge("2016-02-29", "2030-02-28"));
  });

  test("a child born today is a child; one of tomorrow, or of no day, is not", () => {
    assert.doesNotThrow(() => checkUnderAge("2026-11-21", "2026-11-21"));
    for (const birthDate of ["2026-11-22", "2015-02-29", "2015-13-01", "0000-00-00"]) {
      assert.throws(() => checkUnderAge(birthDate, "2026-11-21"), { code: "bad-birth-date" }, birthDate);
    }
  });

  test("a grown-up's birth date, however long ago, is not taken for a child's", () => {
    assert.throws(() => checkUnderAge("1981-03-04", "2026-11-21"), { code: "child-of-age" });
  });
});
