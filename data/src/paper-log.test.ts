import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { paperLogRuleOn } from "./paper-log.ts";

describe("paper log rules", () => {
  test("identity cards are compared until April 2021", () => {
    assert.equal(paperLogRuleOn("2020-06-24").comparesIdCard, true);
    assert.equal(paperLogRuleOn("2021-04-30").comparesIdCard, true);
    assert.equal(paperLogRuleOn("2021-05-01").comparesIdCard, false);
  });

  test("the agency is called what it was called that day", () => {
    assert.equal(paperLogRuleOn("2020-01-01").agency.ko, "질병관리본부");
    assert.equal(paperLogRuleOn("2020-09-12").agency.ko, "질병관리청");
  });
});
