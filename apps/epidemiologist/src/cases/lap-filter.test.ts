import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { matches } from "./lap-filter.ts";

const lap = (minMinutes: number, maxMinutes: number, doors = [1]) => ({ minMinutes, maxMinutes, doors });
const all = { minMinutes: 0, certainOnly: false, door: undefined };

describe("the filter of overlaps", () => {
  test("goes by the longest possible minutes, or by the certain ones alone", () => {
    const person = { overlaps: [lap(0, 40), lap(12, 20)] };
    assert.ok(matches(person, { ...all, minMinutes: 40 }));
    assert.ok(!matches(person, { ...all, minMinutes: 41 }));
    assert.ok(matches(person, { ...all, minMinutes: 12, certainOnly: true }));
    assert.ok(!matches(person, { ...all, minMinutes: 13, certainOnly: true }));
  });

  test("takes nobody for certain who was certainly there for no minute", () => {
    assert.ok(!matches({ overlaps: [lap(0, 40)] }, { ...all, certainOnly: true }));
  });

  test("asks for minutes and door of one and the same overlap", () => {
    const person = { overlaps: [lap(0, 40, [1]), lap(0, 5, [2])] };
    assert.ok(matches(person, { ...all, door: 2 }));
    assert.ok(!matches(person, { ...all, minMinutes: 6, door: 2 }));
  });
});
