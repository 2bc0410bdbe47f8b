import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compare, drawHours } from "./hours.ts";

const counts = (given: Record<number, number>) => Array.from({ length: 24 }, (_, hour) => given[hour] ?? 0);
const today = counts({ 11: 22, 12: 61, 13: 38, 14: 7 });
const before = counts({ 10: 3, 11: 19, 12: 55, 13: 41, 14: 18, 19: 52, 21: 12 });

describe("hours", () => {
  it("draws from zero, the highest to the top", () => {
    const { hours, base } = drawHours(today, before, 14);
    const twelve = hours.find((column) => column.hour === 12);
    assert.ok(twelve?.isMost);
    assert.equal(twelve.barTop, 22);
    const fourteen = hours.find((column) => column.hour === 14);
    assert.ok(fourteen?.isNow);
    assert.ok(Math.abs((base - fourteen.barTop) / (base - twelve.barTop) - 7 / 61) < 1e-9);
  });

  it("shows the hours that have visits, twelve at least", () => {
    assert.deepEqual(hoursOf(drawHours(today, before, 14)), [10, 21]);
    assert.deepEqual(hoursOf(drawHours(counts({}), counts({}), 9)), [9, 20]);
    assert.deepEqual(hoursOf(drawHours(counts({}), counts({}), 23)), [12, 23]);
    assert.deepEqual(hoursOf(drawHours(counts({ 0: 1, 23: 1 }), counts({}), 12)), [0, 23]);
    assert.deepEqual(hoursOf(drawHours(counts({ 0: 1 }), counts({}), 0)), [0, 11]);
  });

  it("stays inside the picture, also on an empty day", () => {
    for (const picture of [
      drawHours(counts({}), counts({}), 0),
      drawHours(today, before, 14),
      drawHours(counts({ 3: 1_000_000 }), before, 23),
    ]) {
      for (const column of picture.hours) {
        assert.ok(column.x >= 0 && column.x + column.width <= picture.width);
        assert.ok(column.barTop >= 22 && column.barTop <= picture.base);
      }
      assert.ok(picture.grid.length >= 1 && picture.grid.length <= 5, `${picture.grid}`);
    }
  });

  it("compares full hours only", () => {
    assert.deepEqual(compare(today, before, 14), { untilHour: 14, more: 121 - 118 });
    assert.equal(compare(today, counts({}), 14), undefined);
  });
});

function hoursOf({ hours }: ReturnType<typeof drawHours>) {
  return [hours[0]?.hour, hours.at(-1)?.hour];
}
