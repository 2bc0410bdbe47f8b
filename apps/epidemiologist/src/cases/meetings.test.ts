import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CaseView } from "../api.ts";
import { hoursIn, meetingPlaces, metAt, spanOf } from "./meetings.ts";

const HOUR = 3600;
const visit = (facility: number, enteredAt: number, leftAt: number | null): CaseView["visits"][number] => ({
  id: facility,
  facility,
  facilityName: `place ${facility}`,
  sector: "cafe",
  address: "",
  region: "11680",
  enteredAt,
  leftAt,
  usualStayMinutes: 60,
  assumed: null,
  flags: [],
  doors: [1],
});
const lap = (exposure: number, enteredAt: number, leftAt: number | null, maxMinutes: number) => ({
  exposure,
  enteredAt,
  leftAt,
  minMinutes: 0,
  maxMinutes,
  afterMinutes: 0,
  settled: leftAt !== null,
  flags: [],
  doors: [1],
});

const view = {
  visits: [visit(1, 10 * HOUR, 12 * HOUR), visit(2, 20 * HOUR, null)],
  exposures: [
    { facility: 1, from: 10 * HOUR, to: 12 * HOUR },
    { facility: 2, from: 20 * HOUR, to: 21 * HOUR },
    { facility: 3, from: 5 * HOUR, to: 6 * HOUR },
  ],
  people: [
    { issuer: "naver", person: 1, overlaps: [lap(0, 11 * HOUR, 12 * HOUR, 60), lap(1, 20 * HOUR, null, 30)] },
    { issuer: "kakao", person: 1, overlaps: [lap(1, 19 * HOUR + HOUR / 2, null, 50)] },
    { issuer: "pass", person: 4, overlaps: [lap(2, 5 * HOUR, 6 * HOUR, 10)] },
  ],
} satisfies Pick<CaseView, "people" | "exposures" | "visits">;

describe("meetingPlaces", () => {
  test("shows everybody once, at their longest overlap, and says how many other places there are", () => {
    const places = meetingPlaces(view);
    const shown = places.map(({ exposure, meetings }) => [
      exposure.facility,
      meetings.map(({ person, rank, elsewhere }) => [person.issuer, rank, elsewhere]),
    ]);
    assert.deepEqual(shown, [
      [1, [["naver", 1, 1]]],
      [2, [["kakao", 2, 0]]],
      [3, [["pass", 3, 0]]],
    ]);
  });

  test("estimates an exit by the usual stay of the case's own place; a place from an interview has no visit", () => {
    const [, second, third] = meetingPlaces(view);
    assert.deepEqual(second?.meetings[0]?.stay, { from: 19.5 * HOUR, to: 20.5 * HOUR, estimated: true });
    assert.equal(third?.visit, undefined);
  });
});

describe("metAt", () => {
  test("counts people at the place, also those whose longest overlap was elsewhere, from so many minutes on", () => {
    const [first, second] = view.visits;
    assert.ok(first && second);
    assert.deepEqual([metAt(first, 15, view), metAt(second, 15, view), metAt(second, 40, view)], [1, 2, 1]);
    assert.equal(metAt(first, 15, { ...view, people: [] }), undefined);
  });

  test("says nothing of a place nobody was asked about: nobody known is not nobody there", () => {
    assert.equal(metAt(visit(9, 10 * HOUR, 12 * HOUR), 15, view), undefined);
  });
});

describe("spanOf", () => {
  test("spans every stay, to the half hour, but not a whole day for one long stay", () => {
    const [first] = meetingPlaces(view);
    assert.deepEqual(first && spanOf(first), { from: 10 * HOUR, to: 12 * HOUR });
    const long = meetingPlaces({
      ...view,
      people: [{ issuer: "naver", person: 1, overlaps: [lap(0, 0, 23 * HOUR, 120)] }],
    })[0];
    assert.deepEqual(long && spanOf(long), { from: 8.5 * HOUR, to: 13.5 * HOUR });
  });
});

describe("hoursIn", () => {
  test("names full hours, at most eight", () => {
    assert.deepEqual(hoursIn({ from: 8.5 * HOUR, to: 11 * HOUR }), [9 * HOUR, 10 * HOUR, 11 * HOUR]);
    assert.ok(hoursIn({ from: 0, to: 24 * HOUR }).length <= 8);
  });
});
