import { regionName, regionOf } from "@kipass/data/regions";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { Outbreak } from "../api.ts";
import { byStreet, casesAt } from "./shared-places.ts";

type Place = Outbreak["places"][number];

const t = catalogue(
  {
    title: "지역으로 보기",
    how: "지도는 아닙니다. 북쪽 지역이 위에, 같은 길의 시설이 나란히 있습니다. 색이 짙을수록 많은 사례가 다녀간 곳입니다.",
    unknown: "지역을 모르는 곳",
    nowhere: "주소를 모르는 곳",
    cases: (count: number) => `사례 ${count}건`,
  },
  {
    title: "By region",
    how: "Not a map: regions from north to south, places of one street side by side. The darker, the more cases were there.",
    unknown: "Region not known",
    nowhere: "Address not known",
    cases: (count) => `${count} ${count === 1 ? "case" : "cases"}`,
  },
);

const DARKEST = 5;

/** Like a map without one: regions by their place in the country, inside them streets, inside those facilities. */
export function PlaceTiles({ places }: { places: readonly Place[] }) {
  const regions = [...Map.groupBy(places, ({ region }) => region)]
    .map(([code, here]) => ({ code, here, region: regionOf(code, dayOf(here)) }))
    .sort((a, b) => (b.region?.y ?? 0) - (a.region?.y ?? 0) || (a.region?.x ?? 0) - (b.region?.x ?? 0));
  return (
    <section class="stack tiles-of" aria-labelledby="tiles">
      <div>
        <h2 id="tiles">{t.title}</h2>
        <p class="note faint">{t.how}</p>
      </div>
      <div class="tiles">
        {regions.map(({ code, here, region }) => (
          <section key={code} class="tile-region" aria-label={region ? regionName(region) : t.unknown}>
            <h3>{region ? regionName(region) : t.unknown}</h3>
            {byStreet(here).map(({ street, places: onStreet }) => (
              <div key={street} class="tile-street">
                <p class="note faint">{streetOnly(street) || t.nowhere}</p>
                <ul>
                  {onStreet.map((place) => (
                    <li key={place.facility} data-cases={Math.min(DARKEST, casesAt(place).length)}>
                      {place.facilityName} <b>{t.cases(casesAt(place).length)}</b>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        ))}
      </div>
    </section>
  );
}

/** Names of regions change: the one that was in force when somebody was there. */
function dayOf(places: readonly Place[]): string {
  return seoulDay(Math.max(...places.flatMap(({ stays }) => stays.map(({ from }) => from))) * 1000);
}

/** The region stands above already. */
function streetOnly(street: string): string {
  return street.split(" ").slice(2).join(" ");
}
