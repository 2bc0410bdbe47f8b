import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { carriedText, messageBytes } from "./carried-text.ts";

/** KS X 1001 by another decoder: every pair of bytes from 0xA1 on that stands for something, and what 1998 added. */
function charactersOfKsX1001(): Set<string> {
  const decoder = new TextDecoder("euc-kr");
  const rows = Array.from({ length: 94 }, (_, nth) => 0xa1 + nth);
  const pairs = rows.flatMap((first) => rows.map((second) => decoder.decode(new Uint8Array([first, second]))));
  return new Set([...pairs.filter((text) => !/[\ufffd\p{Co}]/u.test(text)), "€", "®"]);
}

describe("what carriers carry", () => {
  const carried = charactersOfKsX1001();

  test("is KS X 1001 and ASCII, no more and no less", () => {
    assert.ok(carried.size > 8_000);
    for (let code = 0; code <= 0xffff; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const character = String.fromCharCode(code);
      const expected = code < 0x80 ? 1 : carried.has(character) ? 2 : undefined;
      assert.equal(messageBytes(character), expected, `U+${code.toString(16)}`);
    }
  });

  test("is counted in bytes, and not at all where a question mark would arrive", () => {
    assert.equal(messageBytes("가a\n"), 4);
    for (const text of ["查", "쀍", "ế", "😷", "가\u0301"]) assert.equal(messageBytes(text), undefined, text);
  });

  test("takes the place of what is not carried, where it reads the same", () => {
    for (const [text, expected] of [
      ["Bạn có thể đã ở", "Ban co the đa o"],
      ["Café – Zürich — ‘Øst’", "Cafe - Zurich - ‘Øst’"],
      ["가\u00a0나", "가 나"],
      ["ﬁne ²", "fine ²"],
      ["한글", "한글"],
      ["이미 되는 말 · … ① ㎡", "이미 되는 말 · … ① ㎡"],
    ] as const) {
      const result = carriedText(text);
      assert.equal(result, expected);
      assert.notEqual(messageBytes(result), undefined, text);
    }
  });

  test("leaves what nothing stands for, and changes nothing twice", () => {
    for (const text of ["쀍", "电话", "😷"]) assert.equal(carriedText(text), text);
    assert.equal(carriedText(carriedText("Bạn – 쀍")), "Ban - 쀍");
  });
});
