import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Contact } from "../api.ts";
import { isIn, longest, matches, parts } from "./sift-contacts.ts";

const contact = (more: Partial<Contact> = {}): Contact => ({
  id: "a",
  name: "김도윤",
  phone: "01001423391",
  guardianPhone: null,
  safeNumber: null,
  sources: ["naver"],
  overlaps: [
    { facility: 1, facilityName: "온도포차", at: 0, minMinutes: 0, maxMinutes: 20 },
    { facility: 2, facilityName: "다방", at: 0, minMinutes: 0, maxMinutes: 90 },
  ],
  state: "new",
  missedCalls: 0,
  next: "",
  note: "",
  takenBy: null,
  residence: null,
  centre: null,
  message: null,
  ...more,
});
const partsOf = (more: Partial<Contact>) => parts.filter((part) => isIn(part, contact(more)));

describe("the parts of a worklist", () => {
  it("put everybody where the next thing to do is", () => {
    assert.deepEqual(partsOf({}), ["all", "to-reach"]);
    assert.deepEqual(partsOf({ state: "missed" }), ["all", "to-reach"]);
    assert.deepEqual(partsOf({ state: "isolating" }), ["all", "reached"]);
    assert.deepEqual(partsOf({ state: "excluded", phone: "" }), ["all"]);
    assert.deepEqual(partsOf({ phone: "" }), ["all", "to-reach", "to-check"]);
    const message = { state: "failed" as const, atMs: 0, problem: "unavailable" };
    assert.deepEqual(partsOf({ state: "messaged", message }), ["all", "to-reach", "to-check"]);
  });

  it("find somebody by name, place or a piece of a number, however it is typed", () => {
    for (const typed of ["김도", "온도포차", "0142-33", " 다방 ", ""]) assert.ok(matches(contact(), typed), typed);
    for (const typed of ["이하은", "99", "9999"]) assert.ok(!matches(contact(), typed), typed);
  });

  it("show the longest meeting first", () => {
    assert.equal(longest(contact())?.facilityName, "다방");
    assert.equal(longest(contact({ overlaps: [] })), undefined);
  });
});
