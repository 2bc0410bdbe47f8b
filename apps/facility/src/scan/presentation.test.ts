import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { outcomeCodes } from "@kipass/protocol/outcome";
import { passText } from "@kipass/protocol/pass";
import {
  type Answer,
  answer,
  clear,
  displayMs,
  inTurn,
  nothingYet,
  type Presentation,
  recentAnswers,
  see,
  shownAnswer,
} from "./presentation.ts";

const passOf = (seed: number) =>
  passText(Uint8Array.from({ length: 88 }, (_, i) => (i === 0 ? 1 : i === 1 ? 0 : (i * seed) % 256)));
const recorded: Answer = { code: "recorded", passClass: "live" };
const used: Answer = { code: "used", passClass: "live" };
const unavailable: Answer = { code: "unavailable", passClass: null };

let keys = 0;
const newKey = () => `key${++keys}`;
const seen = (state: Presentation, text: string, nowMs: number) =>
  see(state, { text, channel: "camera", nowMs, newKey });

function answered(text: string, given: Answer, nowMs: number) {
  const { after, turn } = seen(nothingYet, text, nowMs);
  assert.ok(turn);
  return { state: answer(after, turn.number, given, nowMs), turn };
}

describe("presentation", () => {
  it("shows green for 0.9 s and everything else for 2.5 s", () => {
    for (const code of outcomeCodes) {
      assert.equal(displayMs(code), code === "recorded" || code === "queued" ? 900 : 2500, code);
    }
  });

  it("sends one code once, however many frames see it", () => {
    const first = seen(nothingYet, "A", 0);
    assert.ok(first.turn);
    const whileSending = seen(first.after, "A", 40);
    assert.equal(whileSending.turn, undefined);
    const shown = answer(whileSending.after, first.turn.number, recorded, 80);
    assert.equal(seen(shown, "A", 120).turn, undefined);
    assert.deepEqual(shownAnswer(shown)?.code, "recorded");
  });

  it("takes a code held in sight for one presentation, and one that comes back for another", () => {
    let { state } = answered("A", recorded, 0);
    for (let ms = 100; ms <= 4000; ms += 100) {
      const { after, turn } = seen(state, "A", ms);
      assert.equal(turn, undefined, `${ms}`);
      state = after;
    }
    const back = seen(state, "A", 4901);
    assert.ok(back.turn, "out of sight for longer than its display time");
    assert.notEqual(back.turn.key, "key1");
  });

  it("cuts the old outcome off when the next code comes", () => {
    const { state } = answered("A", used, 0);
    const next = seen(state, "B", 500);
    assert.ok(next.turn);
    assert.equal(shownAnswer(next.after), undefined);
  });

  it("lists an answer that comes after the next person's, and does not show it", () => {
    const a = seen(nothingYet, "A", 0);
    const b = seen(a.after, "B", 1000);
    assert.ok(a.turn && b.turn);
    const afterB = answer(b.after, b.turn.number, recorded, 1100);
    const late = answer(afterB, a.turn.number, unavailable, 3000);
    assert.equal(shownAnswer(late)?.code, "recorded");
    assert.deepEqual(
      recentAnswers(late, 4).map((each) => each.code),
      ["recorded", "unavailable"],
    );
    const lateFirst = answer(b.after, a.turn.number, unavailable, 1050);
    assert.equal(shownAnswer(lateFirst), undefined);
  });

  it("does not bounce between two codes in one picture", () => {
    let state = nothingYet;
    let sent = 0;
    for (let ms = 0; ms < 3000; ms += 50) {
      const { after, turn } = seen(state, ms % 100 === 0 ? "A" : "B", ms);
      state = turn ? answer(after, turn.number, recorded, ms) : after;
      if (turn) sent++;
    }
    assert.equal(sent, 2);
  });

  describe("with several codes in one picture", () => {
    const [a, b] = [passOf(3), passOf(5)];

    it("takes one after the other, each with its own time on the screen", () => {
      assert.deepEqual(inTurn(nothingYet, [a, b]), [a]);
      const first = seen(nothingYet, a, 0);
      assert.deepEqual(inTurn(first.after, [a, b]), [a], "not before the first is answered");
      const shown = answer(first.after, 1, recorded, 50);
      assert.deepEqual(inTurn(shown, [a, b]), [a], "not while its outcome is on the screen");
      assert.deepEqual(inTurn(clear(shown, 1), [a, b]), [a, b]);
    });

    it("does not wait for a code that has left", () => {
      const { state } = answered(a, used, 0);
      assert.deepEqual(inTurn(state, [b]), [b]);
    });

    it("sees a pass before a poster, and a poster by itself", () => {
      const poster = "https://example.org/menu";
      assert.deepEqual(inTurn(nothingYet, [poster, a]), [a]);
      assert.deepEqual(inTurn(nothingYet, [poster]), [poster]);
      const { state } = answered(a, recorded, 0);
      assert.deepEqual(inTurn(clear(state, 1), [poster, a]), [a], "not while a pass is held up");
    });
  });

  it("tries what could not be checked again under the same key", () => {
    const { state, turn } = answered("A", unavailable, 0);
    assert.equal(seen(state, "A", 2500).turn, undefined);
    const held = seen(seen(state, "A", 2400).after, "A", 2501);
    assert.equal(held.turn?.key, turn.key);
  });

  it("clears only the outcome whose time is up", () => {
    const { state, turn } = answered("A", recorded, 0);
    assert.equal(shownAnswer(clear(state, turn.number)), undefined);
    const b = seen(state, "B", 800);
    assert.ok(b.turn);
    const shown = answer(b.after, b.turn.number, used, 850);
    assert.equal(shownAnswer(clear(shown, turn.number))?.code, "used");
  });

  it("keeps no more than the last eight codes", () => {
    let state = nothingYet;
    for (let i = 0; i < 20; i++) state = seen(state, `code ${i}`, i * 10_000).after;
    assert.equal(state.turns.length, 8);
    assert.equal(state.turns[0]?.number, 20);
  });
});
