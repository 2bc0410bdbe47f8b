import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { mintToken, openToken } from "./session-token.ts";

const key = Buffer.alloc(32, 1);
const domain = "kipass/test-session/1";

describe("session token", () => {
  test("opens to the payload it was minted with", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (payload) => {
        const opened = openToken(mintToken(payload, key, domain), key, domain);
        assert.deepEqual(opened && Uint8Array.from(opened), Uint8Array.from(payload));
      }),
    );
  });

  test("does not open under another key or for another domain", () => {
    const token = mintToken(Buffer.from("me"), key, domain);
    assert.equal(openToken(token, Buffer.alloc(32, 2), domain), undefined);
    assert.equal(openToken(token, key, "kipass/test-session/2"), undefined);
  });

  test("domain and payload cannot be shifted into one another", () => {
    const token = mintToken(Buffer.from("bc"), key, "a");
    assert.equal(openToken(token, key, "ab"), undefined);
    assert.notEqual(token.slice(-43), mintToken(Buffer.from("c"), key, "ab").slice(-43));
  });

  test("any changed character is refused", () => {
    const token = mintToken(Buffer.from("payload"), key, domain);
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === "A" ? "B" : "A";
      assert.equal(openToken(token.slice(0, at) + other + token.slice(at + 1), key, domain), undefined, `at ${at}`);
    }
  });

  test("what is no token is refused", () => {
    const token = mintToken(Buffer.from("payload"), key, domain);
    for (const text of [
      "",
      "A",
      `${token}=`,
      ` ${token}`,
      `${token}\n`,
      token.slice(0, -1),
      "A".repeat(2_000),
      "쿠키",
    ]) {
      assert.equal(openToken(text, key, domain), undefined);
    }
  });
});
