import { tilesOf } from "@kipass/data/region-tiles";

/** A facility somebody was at, with how many people or cases were there. */
export interface MappedPlace {
  key: string;
  name: string;
  /** The five digits of its 시군구. */
  region: string;
  address: string;
  /** When somebody was there last, Unix seconds. */
  at: number;
  count: number;
}

export interface MapTile {
  /** Two digits on the map of the country, five in a 시도. */
  code: string;
  column: number;
  row: number;
  places: MappedPlace[];
}

export interface TileMap {
  /** "all", or the two digits of a 시도. */
  of: string;
  tiles: MapTile[];
}

export interface MappedPlaces {
  /** The country first where places are in several 시도, then each of those by code. */
  maps: TileMap[];
  /** Their region is not known, or has no tile. */
  offTheMap: MappedPlace[];
}

/** Every place is on exactly one 시군구's tile, or off the map. */
export function placesByRegion(places: readonly MappedPlace[]): MappedPlaces {
  const maps = tilesOf("all")
    .map(({ code }) => ({ of: code, tiles: filled(tilesOf(code), places, ({ region }) => region) }))
    .filter(({ tiles }) => tiles.some((tile) => tile.places.length > 0))
    .sort((a, b) => (a.of < b.of ? -1 : 1));
  const onMap = new Set(maps.flatMap(({ tiles }) => tiles.flatMap((tile) => tile.places)));
  const country = filled(tilesOf("all"), [...onMap], ({ region }) => region.slice(0, 2));
  return {
    maps: maps.length > 1 ? [{ of: "all", tiles: country }, ...maps] : maps,
    offTheMap: places.filter((place) => !onMap.has(place)),
  };
}

function filled(
  tiles: ReturnType<typeof tilesOf>,
  places: readonly MappedPlace[],
  codeOf: (place: MappedPlace) => string,
): MapTile[] {
  const here = Map.groupBy(places, codeOf);
  return tiles.map((tile) => ({ ...tile, places: here.get(tile.code) ?? [] }));
}

export interface AddressGroup {
  /** Without the number of the house: '서울특별시 강남구 테헤란로'. */
  street: string;
  places: MappedPlace[];
}

/** Places of one street beside each other, fullest street first. */
export function byStreet(places: readonly MappedPlace[]): AddressGroup[] {
  return [...Map.groupBy(places, ({ address }) => address.replace(/\s\d[\d-]*(\s.*)?$/, ""))]
    .map(([street, here]) => ({ street, places: here }))
    .sort((a, b) => b.places.length - a.places.length || (a.street < b.street ? -1 : 1));
}
