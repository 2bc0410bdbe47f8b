import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type AssumedStay, assume, currentAssumptions } from "./assumed-stays.ts";
import { overlapsWith } from "./overlap.ts";
import { type Scan, staysOf } from "./stays.ts";

const NINE = Date.parse("2026-11-18T09:00:00Z");
const at = (minutes: number) => NINE + minutes * 60_000;
const USUAL = 60;

const scan = (minutes: number, direction: "in" | "out", more: Partial<Scan> = {}): Scan => ({
  facility: 1,
  atMs: at(minutes),
  direction,
  issuer: "naver",
  passId: `${minutes}${direction}`,
  flags: [],
  ...more,
});
const assumed = (minutes: number | null, more: Partial<AssumedStay> = {}): AssumedStay => ({
  facility: 1,
  enteredMs: at(0),
  minutes,
  reason: "영수증",
  officer: "i-1",
  atMs: 1,
  ...more,
});
const exposures = [{ facility: 1, from: at(-600) / 1000, to: at(600) / 1000 }];
const overlap = (caseScans: Scan[], own: Scan[], assumptions: readonly AssumedStay[] = []) =>
  overlapsWith({
    exposures,
    caseScans,
    usualStayMinutes: () => USUAL,
    assumptions: currentAssumptions(assumptions),
  })(own);
const minutes = (overlaps: { minMinutes: number; maxMinutes: number }[]) =>
  overlaps.map((o) => [o.minMinutes, o.maxMinutes]);

describe("assumed stays", () => {
  it("stand in for an exit nobody scanned, and make nothing certain", () => {
    const person = [scan(70, "in"), scan(110, "out")];
    assert.deepEqual(minutes(overlap([scan(0, "in")], person)), []);
    assert.deepEqual(minutes(overlap([scan(0, "in")], person, [assumed(90)])), [[0, 20]]);
  });

  it("never replace an exit that was scanned", () => {
    const scanned = [scan(0, "in"), scan(30, "out")];
    const stays = staysOf(scanned, USUAL);
    assert.deepEqual(assume(stays, currentAssumptions([assumed(600)])), stays);
  });

  it("are the last that was said, until it is taken back", () => {
    const said = [assumed(90), assumed(20, { atMs: 3 }), assumed(45, { atMs: 2 })];
    assert.deepEqual(
      [...currentAssumptions(said).values()].map((one) => one.minutes),
      [20],
    );
    assert.equal(currentAssumptions([...said, assumed(null, { atMs: 4 })]).size, 0);
  });

  it("a longer one never shrinks an overlap", () => {
    const person = fc.array(fc.record({ minutes: fc.integer({ min: -300, max: 300 }), out: fc.boolean() }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(person, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 300 }), (list, shorter, more) => {
        const own = list.map((one) => scan(one.minutes, one.out ? "out" : "in", { issuer: "kakao" }));
        const total = (minutesStayed: number) =>
          overlap([scan(0, "in")], own, [assumed(minutesStayed)]).reduce((sum, o) => sum + o.maxMinutes, 0);
        assert.ok(total(shorter + more) >= total(shorter));
      }),
    );
  });
});

describe("what an overlap says beside minutes", () => {
  it("how long after the case the person came, and whether entry and exit were scanned", () => {
    const caseScans = [scan(0, "in"), scan(60, "out")];
    const facts = (own: Scan[]) => overlap(caseScans, own).map(({ afterMinutes, settled }) => [afterMinutes, settled]);
    assert.deepEqual(facts([scan(-20, "in"), scan(10, "out")]), [[-20, true]]);
    assert.deepEqual(facts([scan(12, "in")]), [[12, false]]);
    const [unscanned] = overlap([], [scan(12, "in")]);
    assert.equal(unscanned?.afterMinutes, null);
  });

  it("counts only people of the chosen door", () => {
    const people = (door?: number) =>
      overlapsWith({
        exposures: [{ ...(exposures[0] as { facility: number; from: number; to: number }), ...(door && { door }) }],
        caseScans: [scan(0, "in"), scan(60, "out")],
        usualStayMinutes: () => USUAL,
      })([scan(10, "in", { door: 2 }), scan(40, "out", { door: 1 })]).map(({ doors }) => doors);
    assert.deepEqual([people(), people(1), people(2), people(3)], [[[1, 2]], [[1, 2]], [[1, 2]], []]);
  });
});

describe("pairing, whatever the scans", () => {
  const stay = fc.record({ from: fc.integer({ min: -300, max: 300 }), stayed: fc.integer({ min: 3, max: 300 }) });
  const total = (overlaps: { minMinutes: number; maxMinutes: number }[]) => [
    overlaps.reduce((sum, o) => sum + o.minMinutes, 0),
    overlaps.reduce((sum, o) => sum + o.maxMinutes, 0),
  ];

  it("splitting a stay never adds minutes", () => {
    const share = fc.integer({ min: 1, max: 98 });
    fc.assert(
      fc.property(stay, stay, share, share, (own, other, a, b) => {
        const caseScans = [scan(own.from, "in"), scan(own.from + own.stayed, "out")];
        const whole = [scan(other.from, "in"), scan(other.from + other.stayed, "out")];
        const [left, back] = [Math.min(a, b), Math.max(a, b) + 1].map(
          (n) => other.from + Math.trunc((other.stayed * n) / 100),
        );
        const split = [
          ...whole,
          scan(left as number, "out"),
          scan(Math.max(back as number, (left as number) + 1), "in"),
        ];
        const [minWhole, maxWhole] = total(overlap(caseScans, whole)) as [number, number];
        const [minSplit, maxSplit] = total(overlap(caseScans, split)) as [number, number];
        assert.ok(minSplit <= minWhole && maxSplit <= maxWhole);
      }),
    );
  });

  it("the same scans given again change nothing", () => {
    const scans = fc.array(
      fc.record({
        minutes: fc.integer({ min: -900, max: 900 }),
        out: fc.boolean(),
        door: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(scans, (list) => {
        const own = list.map((one) =>
          scan(one.minutes, one.out ? "out" : "in", { door: one.door, passId: String(one.door) }),
        );
        assert.deepEqual(staysOf([...own, ...own], USUAL), staysOf(own, USUAL));
      }),
    );
  });
});
