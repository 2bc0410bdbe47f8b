import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { groupItems, identityItems, passesItems, registryItems } from "./answer-items.ts";

const id = Buffer.alloc(16).toString("base64url");
const identity = { person: 1, name: "김도윤", phone: "01001423391", guardianPhone: null };
const epoch = {
  type: "epoch",
  day: "2026-11-18",
  epoch: "AAAAAAAAAAA",
  week: "2026-11-16",
  working: "AA",
  escrow: "AA",
};
const visit = {
  type: "visit",
  day: "2026-11-18",
  tag: id,
  retry: "AAAAAA",
  place: id,
  epoch: "AAAAAAAAAAA",
  counter: 0,
  sealed: "AA",
  conflict: false,
};

describe("items of an answer", () => {
  it("are taken as they are when they are well formed", () => {
    for (const [read, items] of [
      [passesItems, [{ day: "2026-11-18", ids: id }]],
      [groupItems, [{ pass: id, person: 7 }]],
      [identityItems, [identity, { ...identity, guardianPhone: "01000000001" }]],
      [registryItems, [epoch, visit]],
    ] as [(items: unknown[]) => unknown[], unknown[]][]) {
      assert.deepEqual(read(items), items);
      assert.deepEqual(read([]), []);
    }
  });

  it("are refused whole when one of them is not", () => {
    for (const [read, good, wrong] of [
      [passesItems, { day: "2026-11-18", ids: id }, { day: "2026-02-30", ids: id }],
      [passesItems, { day: "2026-11-18", ids: id }, { day: "2026-11-18", ids: "AAAA" }],
      [passesItems, { day: "2026-11-18", ids: id }, { day: "2026-11-18", ids: "*" }],
      [groupItems, { pass: id, person: 1 }, { pass: id, person: 0 }],
      [groupItems, { pass: id, person: 1 }, { pass: "AAAA", person: 1 }],
      [groupItems, { pass: id, person: 1 }, null],
      [identityItems, identity, { ...identity, name: "" }],
      [identityItems, identity, { ...identity, phone: "0".repeat(21) }],
      [identityItems, identity, { ...identity, address: "역삼동" }],
      [registryItems, visit, { ...visit, counter: -1 }],
      [registryItems, visit, { ...visit, sealed: "=" }],
      [registryItems, visit, { ...visit, type: "person" }],
      [registryItems, epoch, { ...epoch, week: "soon" }],
    ] as [(items: unknown[]) => unknown[], unknown, unknown][]) {
      assert.throws(() => read([good, wrong]), { code: "disclosure-unavailable" });
    }
  });
});
