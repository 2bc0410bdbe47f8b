import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { Problem } from "@kipass/protocol/problem";
import { lang } from "./i18n.ts";
import { problemText } from "./problem-text.ts";

describe("problemText", () => {
  afterEach(() => lang.set("ko"));

  it("says what happened and what to do in the language on screen", () => {
    assert.deepEqual(problemText(new Problem("code-wrong")), {
      title: "인증번호가 맞지 않습니다.",
      next: "문자로 받은 숫자를 확인해 주세요.",
    });
    lang.set("en");
    assert.equal(problemText(new Problem("code-wrong")).title, "The code does not match.");
  });

  it("names the wait when the server did", () => {
    assert.equal(problemText(new Problem("rate-limited", { retryAfterSeconds: 5 })).next, "5초쯤 뒤에 다시 해 주세요.");
  });

  it("tells nothing of an unknown fault", () => {
    assert.equal(problemText(new TypeError("undefined is not a function")).title, "요청을 처리하지 못했습니다.");
  });
});
