import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { municipalitiesOn, regionOf } from "./regions.ts";
import { sectorOf, sectors } from "./sectors.ts";

describe("regions", () => {
  test("강원 changes its code on 2023-06-11", () => {
    assert.equal(regionOf("42000", "2023-06-10")?.sido, "강원도");
    assert.equal(regionOf("42000", "2023-06-11"), undefined);
    assert.equal(regionOf("51000", "2023-06-11")?.sido, "강원특별자치도");
  });

  test("세종 may be chosen although it has no 시군구; a divided 시도 may not", () => {
    const names = municipalitiesOn("2026-11-21");
    assert.ok(names.some((r) => r.code === "36000" || r.sido === "세종특별자치시"));
    assert.ok(!names.some((r) => r.code === "11000"));
    assert.ok(names.some((r) => r.code === "11680" && r.sigungu === "강남구"));
  });
});

describe("sectors", () => {
  test("codes are unique and stays are positive", () => {
    assert.equal(new Set(sectors.map((s) => s.code)).size, sectors.length);
    assert.ok(sectors.every((s) => s.usualStayMinutes > 0));
    assert.equal(sectorOf("karaoke")?.ko, "노래연습장");
    assert.equal(sectorOf("karaoke-2"), undefined);
  });
});
