import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dayStart } from "@kipass/protocol/day";
import { passKeyPeriods } from "./pass-key-periods.ts";

const now = Date.parse("2026-11-21T12:00:00+09:00") / 1000;
const at = { now, leadSeconds: 3_600 };
const [a, b] = [
  { keyId: 1, publicKey: "a" },
  { keyId: 9, publicKey: "b" },
];

describe("periods of pass keys", () => {
  const first = passKeyPeriods([], [a], at);

  test("a first key counts from a day ago, for a year, and keeps its period", () => {
    assert.deepEqual(first, [{ ...a, from: now - 86_400, until: now - 86_400 + 366 * 86_400 }]);
    assert.deepEqual(passKeyPeriods(first, [a], { ...at, now: now + 86_400 }), first);
  });

  test("a further key begins after its announcement, and the older one lasts until its last passes end", () => {
    const [older, newer] = passKeyPeriods(first, [a, b], at);
    assert.equal(newer?.from, now + 3_600);
    assert.equal(older?.from, first[0]?.from);
    assert.equal(older?.until, dayStart("2026-11-23"), "a reserve pass for the 22nd, drawn before the switch, is good");
    assert.deepEqual(passKeyPeriods([older!, newer!], [a, b], { ...at, now: now + 7_200 }), [older, newer]);
  });

  test("a key that has ended stays listed until nobody can bring its passes any more", () => {
    const both = passKeyPeriods(first, [a, b], at);
    const end = dayStart("2026-11-23");
    assert.equal(passKeyPeriods(both, [b], { ...at, now: end + 28 * 86_400 }).length, 2);
    assert.deepEqual(passKeyPeriods(both, [b], { ...at, now: end + 29 * 86_400 }), [both[1]]);
  });
});
