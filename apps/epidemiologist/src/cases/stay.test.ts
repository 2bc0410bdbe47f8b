import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Person } from "../api.ts";
import { byOverlap, longestOverlap, stayOf } from "./stay.ts";

const person = (issuer: string, number: number, ...minutes: number[]): Person => ({
  issuer,
  person: number,
  overlaps: minutes.map((maxMinutes, exposure) => ({
    exposure,
    enteredAt: 0,
    leftAt: null,
    minMinutes: 0,
    maxMinutes,
    afterMinutes: null,
    settled: false,
    flags: [],
    doors: [],
  })),
});

describe("stayOf", () => {
  test("an exit nobody scanned is estimated and marked so", () => {
    assert.deepEqual(stayOf({ enteredAt: 1000, leftAt: null, usualStayMinutes: 60 }), {
      from: 1000,
      to: 4600,
      estimated: true,
    });
    assert.deepEqual(stayOf({ enteredAt: 1000, leftAt: 1600, usualStayMinutes: 60 }), {
      from: 1000,
      to: 1600,
      estimated: false,
    });
  });

  test("what the investigator assumes counts before the sector's usual stay, and a scanned exit before both", () => {
    const assumed = { minutes: 10, reason: "영수증", by: "이서연" };
    assert.equal(stayOf({ enteredAt: 1000, leftAt: null, usualStayMinutes: 60, assumed }).to, 1600);
    assert.equal(stayOf({ enteredAt: 1000, leftAt: 2000, usualStayMinutes: 60, assumed }).to, 2000);
  });
});

describe("byOverlap", () => {
  test("the longest overlap comes first, whatever order people arrived in", () => {
    const people = [person("kakao", 2, 15), person("naver", 9, 3, 40), person("naver", 1, 15), person("pass", 1)];
    const order = (list: Person[]) => byOverlap(list).map((p) => `${p.issuer}${p.person}`);
    assert.deepEqual(order(people), ["naver9", "kakao2", "naver1", "pass1"]);
    assert.deepEqual(order(people.toReversed()), order(people));
    assert.equal(longestOverlap(person("pass", 1)), 0);
  });
});
