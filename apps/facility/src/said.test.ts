import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Problem } from "@kipass/protocol/problem";
import { placed } from "./said.ts";

describe("where a refusal stands", () => {
  it("is the field it is about, with what to do", () => {
    assert.deepEqual(placed(new Problem("code-wrong")), {
      said: { code: "인증번호가 맞지 않습니다. 문자로 받은 숫자를 확인해 주세요." },
      rest: undefined,
    });
  });

  it("sends no manager to a way of proving the phone that managers do not have", () => {
    assert.equal(
      placed(new Problem("sms-limit")).said.managerPhone,
      "오늘 이 번호로 보낼 수 있는 문자를 모두 보냈습니다. 내일 다시 하시거나 본인의 다른 휴대전화로 해 주세요.",
    );
  });

  it("is by itself for everything else", () => {
    for (const refusal of [new Problem("unavailable"), new TypeError("no network"), undefined])
      assert.deepEqual(placed(refusal), { said: {}, rest: refusal });
  });
});
