import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { nationalListOf, nationalLists } from "./designations.ts";
import { regionsOn } from "./regions.ts";
import { sizeAskedOn } from "./sector-sizes.ts";
import { sectorOf } from "./sectors.ts";

describe("the national lists", () => {
  test("have the sectors and days of the guide", () => {
    assert.deepEqual(
      nationalLists.map(({ from, graceUntil, regions, sectors }) => [from, graceUntil, regions.join(), sectors.length]),
      [
        ["2020-06-10", "2020-06-30", "all", 8],
        ["2020-06-15", "2020-07-05", "all", 4],
        ["2020-08-19", "2020-09-09", "all", 1],
        ["2020-08-19", "2020-09-09", "11,28,41", 12],
      ],
    );
  });

  test("name each sector once, and only sectors and regions that exist", () => {
    const named = nationalLists.flatMap(({ sectors }) => sectors.map(({ sector }) => sector));
    assert.equal(new Set(named).size, named.length);
    assert.ok(named.every((sector) => sectorOf(sector)));
    const sido = regionsOn("2020-08-19").filter(({ sigungu }) => sigungu === "");
    assert.deepEqual(
      (nationalListOf("2020-08-19-capital")?.regions ?? []).map(
        (code) => sido.find((region) => region.code.startsWith(code))?.sido,
      ),
      ["서울특별시", "인천광역시", "경기도"],
    );
  });

  test("ask for a size exactly where facilities are asked for it", () => {
    for (const { from, sectors } of nationalLists)
      for (const { sector, minAreaM2, minCapacity } of sectors)
        assert.equal(minAreaM2 ?? minCapacity, sizeAskedOn(sector, from)?.from, sector);
  });
});
