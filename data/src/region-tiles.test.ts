import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { tilesOf } from "./region-tiles.ts";
import { municipalitiesOn, regionsOn } from "./regions.ts";

const day = "2026-11-21";

describe("tiles of regions", () => {
  test("every 시도 in force has one, in a place of its own", () => {
    const sidos = [...new Set(regionsOn(day).map(({ code }) => code.slice(0, 2)))].sort();
    assert.deepEqual(
      tilesOf("all")
        .map(({ code }) => code)
        .sort(),
      sidos,
    );
    assertApart(tilesOf("all"));
  });

  test("every 시군구 in force has one in its 시도, in a place of its own", () => {
    for (const { code } of tilesOf("all")) {
      const stands = tilesOf(code);
      const lies = municipalitiesOn(day).filter((region) => region.code.startsWith(code));
      assert.deepEqual(stands.map((tile) => tile.code).sort(), lies.map((region) => region.code).sort(), code);
      assertApart(stands);
    }
  });

  test("Seoul's lie as on a map: 강서 west of 강동, 도봉 north of 관악", () => {
    const of = (code: string) => tilesOf("11").find((tile) => tile.code === code) ?? assert.fail(code);
    assert.ok(of("11500").column < of("11740").column);
    assert.ok(of("11320").row < of("11620").row);
  });
});

function assertApart(tiles: ReturnType<typeof tilesOf>): void {
  assert.equal(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size, tiles.length);
}
