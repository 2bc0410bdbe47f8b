import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { expectedADay } from "./expected-visits.ts";
import { sectorOfLicence } from "./licence-sectors.ts";

describe("licences and what they let expect", () => {
  test("a service stands for a sector, and its kind for a narrower one", () => {
    const cases: [string, string, string | undefined][] = [
      ["단란주점영업", "단란주점", "danran-bar"],
      ["일반음식점", "뷔페식", "buffet"],
      ["일반음식점", "한식", "restaurant"],
      ["일반음식점", "까페", "cafe"],
      ["노래연습장업", "", "karaoke"],
      [" 인터넷컴퓨터게임시설제공업 ", "", "pc-bang"],
      ["미용업", "일반미용업", undefined],
    ];
    for (const [service, kind, sector] of cases) assert.equal(sectorOfLicence(service, kind), sector, service);
  });

  test("a larger facility lets expect more, never less than the least", () => {
    assert.equal(expectedADay("restaurant", 200), 120);
    assert.equal(expectedADay("restaurant", 5), 15);
    assert.equal(expectedADay("restaurant", null), 15);
    assert.equal(expectedADay("unheard-of", 100), 20);
  });
});
