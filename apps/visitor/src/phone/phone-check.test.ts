import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codeRefused, codeSecondsLeft, codeSent, isSpent, resendSecondsLeft } from "./phone-check.ts";

const at = 1_000_000;
const sent = codeSent("01012345678", { expiresInSeconds: 180, resendAfterSeconds: 30 }, at);

describe("phone check", () => {
  it("runs down the code's time and the wait for another", () => {
    assert.equal(codeSecondsLeft(sent, at + 500), 180);
    assert.equal(codeSecondsLeft(sent, at + 180_000), 0);
    assert.equal(resendSecondsLeft(sent, at + 29_001), 1);
    assert.equal(resendSecondsLeft(sent, at + 40_000), 0);
  });

  it("counts five tries", () => {
    let check = sent;
    for (let left = 4; left >= 0; left--) {
      assert.equal(isSpent(check, at), false);
      check = codeRefused(check, "code-wrong", at);
      assert.equal(check.triesLeft, left);
    }
    assert.equal(isSpent(check, at), true);
  });

  it("believes the issuer about used-up codes", () => {
    assert.equal(isSpent(codeRefused(sent, "code-tries-exceeded", at), at), true);
    assert.equal(isSpent(codeRefused(sent, "code-expired", at), at), true);
    assert.equal(codeRefused(sent, "unavailable", at), sent);
  });
});
