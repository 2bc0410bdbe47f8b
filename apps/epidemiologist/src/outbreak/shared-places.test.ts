import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Outbreak } from "../api.ts";
import { byStreet, casesAt, narrowedTo } from "./shared-places.ts";

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

  test("stand by street, whatever the house and floor", () => {
    const groups = byStreet([
      place(1, [1]),
      place(2, [1], { address: "서울특별시 강남구 테헤란로 7-1 지하 1층" }),
      place(3, [1], { address: "서울특별시 강남구 역삼로3길 17" }),
      place(4, [1], { address: "" }),
    ]);
    assert.deepEqual(
      groups.map(({ street, places: here }) => [street, here.map(({ facility }) => facility)]),
      [
        ["서울특별시 강남구 테헤란로", [1, 2]],
        ["", [4]],
        ["서울특별시 강남구 역삼로3길", [3]],
      ],
    );
  });
});
