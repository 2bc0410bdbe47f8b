import rows from "./region-tiles.json" with { type: "json" };

/**
 * Where a region stands on a map of equal tiles: 시도 (two digits) in the country, 시군구 (five digits) in their 시도. Seoul and the
 * country are laid by hand; the others are the nearest free cells to the centre points of `regions.json`.
 */
export interface RegionTile {
  readonly code: string;
  readonly column: number;
  readonly row: number;
}

export const regionTiles: readonly RegionTile[] = (rows as [string, number, number][]).map(([code, column, row]) => ({
  code,
  column,
  row,
}));

/** Tiles of the 시군구 in a 시도, or with "all" of the 시도. */
export function tilesOf(region: string): RegionTile[] {
  return regionTiles.filter(({ code }) =>
    region === "all" ? code.length === 2 : code.length === 5 && code.startsWith(region),
  );
}
