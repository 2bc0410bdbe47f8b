import { regionOf } from "@kipass/data/regions";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { PlaceTiles } from "./place-tiles.tsx";
import { type MappedPlace, type MapTile, placesByRegion, type TileMap } from "./places-by-region.ts";
import "./network.css";

const t = catalogue(
  {
    title: "지역으로 보기",
    how: "칸 하나가 시군구 하나입니다. 칸의 숫자는 시설 수이고, 많을수록 짙습니다. 칸의 크기와 실제 넓이는 관계없습니다.",
    country: "전국",
    facilities: (count: number) => `${count}곳`,
    below: "아래 목록으로",
    off: (count: number) => `지도에 없는 곳 ${count}곳은 아래 목록에 있습니다.`,
  },
  {
    title: "By region",
    how: "A tile is a 시군구, its number the facilities in it; the more, the darker. The size of a tile says nothing about the area.",
    country: "The country",
    facilities: (count) => String(count),
    below: "facilities, to the list below",
    off: (count) => `${count} not on the map, in the list below.`,
  },
);

interface PlaceMapProps {
  places: readonly MappedPlace[];
  /** What a facility's count is of. */
  countWords: (count: number) => string;
}

/** Places on equal tiles, 시군구 by 시군구, and below them by street. */
export function PlaceMap({ places, countWords }: PlaceMapProps) {
  const { maps, offTheMap } = placesByRegion(places);
  return (
    <section class="stack tiles-of" aria-labelledby="tiles">
      <div>
        <h2 id="tiles">{t.title}</h2>
        <p class="note faint">{t.how}</p>
      </div>
      <div class="maps">
        {maps.map((map) => (
          <OneMap key={map.of} map={map} />
        ))}
      </div>
      {offTheMap.length > 0 && <p class="note faint">{t.off(offTheMap.length)}</p>}
      <PlaceTiles places={places} countWords={countWords} />
    </section>
  );
}

function OneMap({ map: { of, tiles } }: { map: TileMap }) {
  const name = of === "all" ? t.country : nameOf(of);
  return (
    <section class="map-of" id={`map-${of}`} tabIndex={-1} aria-label={name}>
      <h3>{name}</h3>
      <div class="map-grid">
        {tiles.map((tile) => (
          <Tile key={tile.code} tile={tile} />
        ))}
      </div>
    </section>
  );
}

function Tile({ tile: { code, column, row, places } }: { tile: MapTile }) {
  const style = { gridColumn: column + 1, gridRow: row + 1 };
  const count = places.length;
  if (count === 0) {
    return (
      <span class="map-tile" style={style} aria-hidden="true">
        {shortName(code)}
      </span>
    );
  }
  const below = code.length === 2 ? `map-${code}` : `region-${code}`;
  return (
    <button
      type="button"
      class="map-tile"
      style={style}
      data-step={stepOf(count)}
      title={nameOf(code)}
      onClick={() => document.getElementById(below)?.focus()}
    >
      {shortName(code)}
      <b class="num">{t.facilities(count)}</b>
      <span class="spoken">{t.below}</span>
    </button>
  );
}

/** 1, 2, 3–4, 5 and more. */
function stepOf(count: number): number {
  return [1, 2, 3, 5].filter((least) => count >= least).length;
}

function nameOf(code: string): string {
  const region = regionOf(code.padEnd(5, "0"), seoulDay(Date.now()));
  return region ? region.sigungu || region.sido : code;
}

/** What fits on a tile: '마포', '서울', '영통' of '수원시 영통구', '충북'. */
function shortName(code: string): string {
  const last = nameOf(code).split(" ").at(-1) ?? code;
  if (code.length === 2) return last.length === 4 && last.endsWith("도") ? `${last[0]}${last[2]}` : last.slice(0, 2);
  return last.length > 2 ? last.slice(0, -1) : last;
}
