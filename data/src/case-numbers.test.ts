import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { caseNumberForms, caseNumberOf } from "./case-numbers.ts";

describe("caseNumberOf", () => {
  it("knows every form by its example", () => {
    for (const { example, pattern } of caseNumberForms) {
      assert.match(example, pattern);
      assert.equal(caseNumberOf(example), example);
    }
  });

  it("reads what only decorates a number", () => {
    assert.equal(caseNumberOf(" 2026-0142 "), "2026-0142");
    assert.equal(caseNumberOf("#10938"), "10938");
    assert.equal(caseNumberOf("제10938번"), "10938");
    assert.equal(caseNumberOf("２０２６－０１４２"), "2026-0142");
    assert.equal(caseNumberOf("2020–0512–0001"), "2020-0512-0001");
  });

  it("refuses everything else", () => {
    for (const text of [
      "",
      "142",
      "2026-014",
      "2020-0231-0001",
      "2020-1305-0001",
      "2020-0512-01",
      "=2026-0142",
      "2026-0142; DROP",
      "1999-0001",
    ])
      assert.equal(caseNumberOf(text), undefined, text);
  });
});
