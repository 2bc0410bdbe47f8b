import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { outbreakPlaces } from "./outbreak.ts";
import { type Scan, staysOf } from "./stays.ts";

const NINE = Date.parse("2026-11-18T09:00:00Z");
const at = (minutes: number) => NINE + minutes * 60_000;
const USUAL = 60;

function scan(minutes: number, direction: "in" | "out", facility = 1): Scan {
  return { facility, atMs: at(minutes), direction, issuer: "naver", passId: `${minutes}${direction}`, flags: [] };
}
const staysAt = (facility: number, ...scans: [number, "in" | "out"][]) =>
  staysOf(
    scans.map(([minutes, direction]) => scan(minutes, direction, facility)),
    USUAL,
  );

describe("outbreakPlaces", () => {
  it("links cases that were at a place at once, certain where all was scanned", () => {
    const [place] = outbreakPlaces([
      { case: 7, stays: staysAt(1, [0, "in"], [60, "out"]) },
      { case: 3, stays: staysAt(1, [20, "in"], [90, "out"]) },
      { case: 5, stays: staysAt(1, [30, "in"]) },
    ]);
    assert.deepEqual(
      place?.links.map(({ cases, kind, minMinutes, maxMinutes }) => [...cases, kind, minMinutes, maxMinutes]),
      [
        [3, 5, "together", 0, 60],
        [3, 7, "together", 40, 40],
        [5, 7, "together", 0, 30],
      ],
    );
  });

  it("says how long after one the other came, within a day and no further", () => {
    const after = (minutes: number) =>
      outbreakPlaces([
        { case: 1, stays: staysAt(1, [0, "in"], [30, "out"]) },
        { case: 2, stays: staysAt(1, [minutes, "in"], [minutes + 10, "out"]) },
      ])[0]?.links.map(({ kind, apartMinutes }) => [kind, apartMinutes]);
    assert.deepEqual(after(45), [["after", 15]]);
    assert.deepEqual(after(30 + 1440), [["after", 1440]]);
    assert.deepEqual(after(30 + 1441), []);
  });

  it("puts the place that connects most cases first", () => {
    const cases = [
      { case: 1, stays: [...staysAt(1, [0, "in"], [60, "out"]), ...staysAt(2, [200, "in"])] },
      { case: 2, stays: [...staysAt(1, [900, "in"]), ...staysAt(2, [210, "in"])] },
      { case: 3, stays: [...staysAt(1, [930, "in"]), ...staysAt(2, [220, "in"]), ...staysAt(3, [500, "in"])] },
    ];
    assert.deepEqual(
      outbreakPlaces(cases).map(({ facility, stays }) => [facility, stays.length]),
      [
        [2, 3],
        [1, 3],
        [3, 1],
      ],
    );
  });
});

describe("an outbreak, whatever the scans", () => {
  const scans = fc
    .array(
      fc.record({
        minutes: fc.integer({ min: 0, max: 4000 }),
        out: fc.boolean(),
        facility: fc.integer({ min: 1, max: 3 }),
      }),
      {
        maxLength: 8,
      },
    )
    .map((list) => list.map(({ minutes, out, facility }) => scan(minutes, out ? "out" : "in", facility)));
  const staysOfAll = (list: Scan[]) =>
    [...Map.groupBy(list, ({ facility }) => facility).values()].flatMap((here) => staysOf(here, USUAL));
  const cases = fc
    .array(scans, { minLength: 1, maxLength: 5 })
    .map((list) => list.map((own, n) => ({ case: n + 1, stays: staysOfAll(own) })));

  it("has no minutes below zero, no more certain than possible ones, and each two cases once at a place", () => {
    fc.assert(
      fc.property(cases, (all) => {
        for (const { links } of outbreakPlaces(all)) {
          for (const {
            cases: [a, b],
            minMinutes,
            maxMinutes,
            apartMinutes,
          } of links) {
            assert.ok(a < b && minMinutes >= 0 && minMinutes <= maxMinutes && apartMinutes >= 0);
          }
          assert.equal(new Set(links.map(({ cases: pair }) => pair.join())).size, links.length);
        }
      }),
    );
  });

  it("does not depend on the order of cases", () => {
    fc.assert(fc.property(cases, (all) => assert.deepEqual(outbreakPlaces(all.toReversed()), outbreakPlaces(all))));
  });

  it("loses no link when another case comes to be known", () => {
    fc.assert(
      fc.property(cases, scans, (all, more) => {
        const links = (list: typeof all) =>
          outbreakPlaces(list).flatMap(({ facility, links: here }) =>
            here.map((link) => JSON.stringify([facility, link])),
          );
        const larger = new Set(links([...all, { case: 99, stays: staysOfAll(more) }]));
        for (const link of links(all)) assert.ok(larger.has(link));
      }),
    );
  });
});
