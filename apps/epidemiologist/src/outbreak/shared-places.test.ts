import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Outbreak } from "../api.ts";
import { casesAt, narrowedTo } from "./shared-places.ts";

type Place = Outbreak["places"][number];

const stay = (of: number) => ({ case: of, from: 0, to: 60, estimated: false });
const place = (facility: number, cases: number[], more: Partial<Place> = {}): Place => ({
  facility,
  facilityName: `시설 ${facility}`,
  sector: "cafe",
  region: "11680",
  address: "서울특별시 강남구 테헤란로 123",
  stays: cases.map(stay),
  links:
    cases.length > 1
      ? [
          {
            cases: [cases[0] as number, cases[1] as number],
            kind: "together",
            minMinutes: 5,
            maxMinutes: 9,
            apartMinutes: 0,
          },
        ]
      : [],
  ...more,
});

describe("places of several cases", () => {
  const places = [place(1, [1, 2, 2]), place(2, [1, 3]), place(3, [3])];

  test("are those two chosen cases share, with the links between them alone", () => {
    const narrow = narrowedTo({ places }, new Set([1, 3]), true);
    assert.deepEqual(
      narrow.map(({ facility }) => facility),
      [2],
    );
    const all = narrowedTo({ places }, new Set([1, 3]), false);
    assert.deepEqual(
      all.map(({ facility, links }) => [facility, links.length]),
      [
        [1, 0],
        [2, 1],
        [3, 0],
      ],
    );
  });

  test("count a case once however often it was there", () => {
    assert.deepEqual(casesAt(places[0] as Place), [1, 2]);
  });
});
