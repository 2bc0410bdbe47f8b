import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { byStreet, type MappedPlace, placesByRegion } from "./places-by-region.ts";

const place = (key: number, region: string, address = "서울특별시 강남구 테헤란로 123"): MappedPlace => ({
  ...{ key: String(key), name: `시설 ${key}`, region, address, at: 0, count: 1 },
});
const filled = (places: MappedPlace[]) =>
  placesByRegion(places).maps.map(({ of, tiles }) => [
    of,
    tiles.filter((tile) => tile.places.length > 0).map(({ code, places: here }) => [code, here.length]),
  ]);

describe("places on the tile map", () => {
  test("of one 시도 are on its map alone", () => {
    assert.deepEqual(filled([place(1, "11680"), place(2, "11680"), place(3, "11440")]), [
      [
        "11",
        [
          ["11440", 1],
          ["11680", 2],
        ],
      ],
    ]);
  });

  test("of several stand on the country first; every place is on one tile or off the map", () => {
    const places = [place(1, "11680"), place(2, "26350"), place(3, "00000"), place(4, "11999"), place(5, "36110")];
    assert.deepEqual(filled(places), [
      [
        "all",
        [
          ["11", 1],
          ["26", 1],
          ["36", 1],
        ],
      ],
      ["11", [["11680", 1]]],
      ["26", [["26350", 1]]],
      ["36", [["36110", 1]]],
    ]);
    const { maps, offTheMap } = placesByRegion(places);
    const onTiles = maps.filter(({ of }) => of !== "all").flatMap(({ tiles }) => tiles.flatMap((tile) => tile.places));
    assert.deepEqual([...onTiles, ...offTheMap].map(({ key }) => key).sort(), ["1", "2", "3", "4", "5"]);
    assert.deepEqual(
      offTheMap.map(({ key }) => key),
      ["3", "4"],
    );
  });

  test("stand by street, whatever the house and floor", () => {
    const groups = byStreet([
      place(1, "11680"),
      place(2, "11680", "서울특별시 강남구 테헤란로 7-1 지하 1층"),
      place(3, "11680", "서울특별시 강남구 역삼로3길 17"),
      place(4, "11680", ""),
    ]);
    assert.deepEqual(
      groups.map(({ street, places: here }) => [street, here.map(({ key }) => key)]),
      [
        ["서울특별시 강남구 테헤란로", ["1", "2"]],
        ["", ["4"]],
        ["서울특별시 강남구 역삼로3길", ["3"]],
      ],
    );
  });
});
