import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { passText } from "@kipass/protocol/pass";
import { createWedge, type Stroke } from "./wedge.ts";

const pass = passText(Uint8Array.from({ length: 88 }, (_, i) => (i === 0 ? 1 : i === 1 ? 0 : i)));

/** Types a text at the given pace, then the last key. */
function type(
  wedge: ReturnType<typeof createWedge>,
  text: string,
  { gapMs = 5, fromMs = 0, last = "Enter", ime = false } = {},
) {
  const keys = [...text].map((key): Stroke => ({ key: ime ? "Process" : key, code: `Digit${key}`, atMs: 0 }));
  const strokes = last ? [...keys, { key: last, code: last, atMs: 0 }] : keys;
  const results = strokes.map((stroke, i) => wedge({ ...stroke, atMs: fromMs + i * gapMs }));
  return { codes: results.flatMap(({ code }) => code ?? []), last: results.at(-1) };
}

describe("wedge", () => {
  it("takes a pass once, and swallows the Enter behind it", () => {
    const { codes, last } = type(createWedge(), pass);
    assert.deepEqual(codes, [pass]);
    assert.equal(last?.swallow, true);
  });

  it("needs no Enter for a whole pass", () => {
    assert.deepEqual(type(createWedge(), pass, { last: "" }).codes, [pass]);
  });

  it("reads digits through a Korean input method", () => {
    assert.deepEqual(type(createWedge(), pass, { ime: true }).codes, [pass]);
  });

  it("tells other codes by their Enter or Tab", () => {
    assert.deepEqual(type(createWedge(), "https://example.org/a", { last: "Tab" }).codes, ["https://example.org/a"]);
    assert.deepEqual(type(createWedge(), "https://example.org/a", { last: "" }).codes, []);
  });

  it("leaves fingers alone", () => {
    const slow = type(createWedge(), "0123456789", { gapMs: 180 });
    assert.deepEqual(slow.codes, []);
    assert.equal(slow.last?.swallow, false);
    assert.equal(createWedge()({ key: "Enter", code: "Enter", atMs: 0 }).swallow, false);
  });

  it("reads one code after the other", () => {
    const wedge = createWedge();
    assert.deepEqual(type(wedge, pass).codes, [pass]);
    assert.deepEqual(type(wedge, pass, { fromMs: 5000 }).codes, [pass]);
  });

  it("forgets half a code", () => {
    const wedge = createWedge();
    type(wedge, pass.slice(0, 100), { last: "" });
    assert.deepEqual(type(wedge, pass, { fromMs: 2000 }).codes, [pass]);
  });
});
