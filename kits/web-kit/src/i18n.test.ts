import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { catalogue, lang } from "./i18n.ts";

const t = catalogue(
  { title: "내 정보", left: (seconds: number) => `${seconds}초 남음`, steps: ["하나", "둘"] },
  { title: "My information", left: (seconds) => `${seconds} s left`, steps: ["one", "two"] },
);

describe("catalogue", () => {
  afterEach(() => lang.set("ko"));

  it("says Korean first", () => {
    assert.equal(t.title, "내 정보");
    assert.equal(t.left(12), "12초 남음");
    assert.deepEqual(t.steps, ["하나", "둘"]);
  });

  it("follows the language at the moment of reading", () => {
    lang.set("en");
    assert.equal(t.title, "My information");
    assert.equal(t.left(12), "12 s left");
  });

  it("tells watchers once per change", () => {
    let seen = 0;
    const stop = lang.watch(() => seen++);
    lang.set("en");
    lang.set("en");
    stop();
    lang.set("ko");
    assert.equal(seen, 1);
  });
});
