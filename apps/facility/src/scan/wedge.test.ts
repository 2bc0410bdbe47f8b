import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { passText } from "@kipass/protocol/pass";
import { createWedge, type Stroke } from "./wedge.ts";

const pass = passText(Uint8Array.from({ length: 88 }, (_, i) => (i === 0 ? 1 : i === 1 ? 0 : i)));

/** Types a text at the given pace, then the last key. */
function type(
  wedge: ReturnType<typeof createWedge>,
  text: string,
  { gapMs = 5, fromMs = 0, last = "Enter", pad = false, typed = (key: string) => key } = {},
) {
  const keys = [...text].map(
    (key): Stroke => ({ key: typed(key), code: `${pad ? "Numpad" : "Digit"}${key}`, atMs: 0 }),
  );
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
    assert.deepEqual(type(createWedge(), pass, { typed: () => "Process" }).codes, [pass]);
  });

  it("reads digits off the keys, whatever the layout makes of them", () => {
    const french = (key: string) => "à&é\"'(-è_ç"[Number(key)] as string;
    assert.deepEqual(type(createWedge(), pass, { typed: french }).codes, [pass]);
    const shifted = (key: string) => ")!@#$%^&*("[Number(key)] as string;
    assert.deepEqual(type(createWedge(), pass, { typed: shifted }).codes, [pass]);
  });

  it("reads the number pad with NumLock off, and keys without a name", () => {
    const arrows = () => "ArrowUp";
    assert.deepEqual(type(createWedge(), pass, { typed: arrows, pad: true }).codes, [pass]);
    const wedge = createWedge();
    const codes = [...pass].flatMap((key, i) => wedge({ key, code: "", atMs: i * 5 }).code ?? []);
    assert.deepEqual(codes, [pass]);
  });

  it("reads characters given by their number with Alt", () => {
    const wedge = createWedge();
    let atMs = 0;
    const press = (key: string, code: string, alt: boolean) => wedge({ key, code, alt, atMs: atMs++ });
    const codes = [...pass].flatMap((digit) => {
      press("Alt", "AltLeft", true);
      for (const pad of `0${digit.charCodeAt(0)}`) press(pad, `Numpad${pad}`, true);
      return press("Alt", "AltLeft", false).code ?? [];
    });
    assert.deepEqual(codes, [pass]);
  });

  it("overlooks what a scanner sends before a pass, and control characters behind it", () => {
    const wedge = createWedge();
    for (const [i, key] of [..."]Q1"].entries())
      wedge({ key, code: ["BracketRight", "KeyQ", "Digit1"][i] as string, atMs: i });
    assert.deepEqual(type(wedge, pass, { fromMs: 10 }).codes, [pass]);
    const other = createWedge();
    type(other, pass, { last: "" });
    assert.equal(other({ key: "j", code: "KeyJ", ctrl: true, atMs: 224 * 5 }).swallow, true);
  });

  it("keeps a scanner's keys from working in the page, and leaves shortcuts alone", () => {
    assert.equal(type(createWedge(), "0123 4", { last: " " }).last?.swallow, true);
    assert.equal(createWedge()({ key: " ", code: "Space", atMs: 0 }).swallow, false);
    assert.equal(createWedge()({ key: "j", code: "KeyJ", ctrl: true, atMs: 0 }).swallow, false);
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
