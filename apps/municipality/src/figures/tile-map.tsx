import { tilesOf } from "@kipass/data/region-tiles";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { Link } from "@tanstack/react-router";
import type { Rate } from "../api.ts";
import { isLow, LEAST_PERCENT, percentOf, percentWords, placeWords, tileWords } from "./rate-words.ts";

const t = catalogue(
  {
    label: (place: string, n: number) => `${place} ${n}곳의 7일 사용률 타일 지도. 값은 옆의 표에도 있습니다.`,
    country: "전국",
    scale: "색 나눔",
    under: (n: number) => `${n} 미만`,
    over: (n: number) => `${n} 이상`,
    key: (n: number) => `▼ ${n}% 미만 · 칸의 크기는 시설 수와 관계없습니다.`,
    open: (place: string, percent: string) => `${place} ${percent}% 자세히`,
  },
  {
    label: (place, n) => `Tile map of the 7-day rates of ${n} places in ${place}. The values are in the table too.`,
    country: "the country",
    scale: "Colours",
    under: (n) => `under ${n}`,
    over: (n) => `${n} and over`,
    key: (n) => `▼ under ${n}% · the size of a tile says nothing about the number of facilities.`,
    open: (place, percent) => `${place} ${percent}%, details`,
  },
);

const [SIZE, STEP] = [78, 84];
/** So that a tile is as large on every map. */
const LEAST_COLUMNS = 7;
const bounds = [80, 85, 90, 95] as const;

/** Equal tiles, the value in each; a 시도 opens its 시군구. */
export function TileMap({ region, rates }: { region: string; rates: readonly (Rate & { region: string })[] }) {
  const tiles = tilesOf(region);
  const byCode = new Map(rates.map((rate) => [rate.region, rate]));
  const most = (of: "column" | "row") => Math.max(...tiles.map((tile) => tile[of])) + 1;
  const place = region === "all" ? t.country : placeWords(region);
  return (
    <section class="map-side" aria-label={t.label(place, tiles.length)}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset */}
      <svg
        class="chart tiles"
        viewBox={`-2 -2 ${Math.max(LEAST_COLUMNS, most("column")) * STEP - 2} ${most("row") * STEP - 2}`}
        role="group"
        aria-label={t.label(place, tiles.length)}
      >
        {tiles.map(({ code, column, row }) => {
          const tile = <Tile key={code} code={code} x={column * STEP} y={row * STEP} rate={byCode.get(code)} />;
          if (region !== "all") return tile;
          const rate = byCode.get(code);
          return (
            <Link
              key={code}
              to="/figures"
              search={{ of: code } as never}
              aria-label={t.open(placeWords(code), percentWords(rate && percentOf(rate)))}
            >
              {tile}
            </Link>
          );
        })}
      </svg>
      <ol class="scale note" aria-label={t.scale}>
        <li class="s1">{t.under(bounds[0])}</li>
        {bounds.slice(0, -1).map((from, nth) => (
          <li key={from} class={`s${nth + 2}`}>
            {from}–{bounds[nth + 1]}
          </li>
        ))}
        <li class="s5">{t.over(bounds[3])}</li>
      </ol>
      <p class="note faint">{t.key(LEAST_PERCENT)}</p>
    </section>
  );
}

function Tile({ code, x, y, rate }: { code: string; x: number; y: number; rate: Rate | undefined }) {
  const percent = rate && percentOf(rate);
  const step = percent === undefined ? "none" : `s${1 + bounds.filter((bound) => percent >= bound).length}`;
  return (
    <g class={`tile ${step}`} transform={`translate(${x} ${y})`}>
      <title>{`${placeWords(code)} ${percentWords(percent)}`}</title>
      <rect width={SIZE} height={SIZE} rx="8" />
      <text class="nm" x={SIZE / 2} y="33" text-anchor="middle">
        {tileWords(code)}
      </text>
      <text class="v" x={SIZE / 2} y="57" text-anchor="middle">
        {percentWords(percent)}
      </text>
      {rate && isLow(rate) && <path class="low" d="M58 9h12l-6 9z" />}
    </g>
  );
}
