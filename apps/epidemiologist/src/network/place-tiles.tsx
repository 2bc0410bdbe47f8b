import { regionName, regionOf } from "@kipass/data/regions";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { byStreet, type MappedPlace } from "./places-by-region.ts";

const t = catalogue(
  {
    how: "북쪽 지역이 위에, 같은 길의 시설이 나란히 있습니다.",
    unknown: "지역을 모르는 곳",
    nowhere: "주소를 모르는 곳",
  },
  {
    how: "Regions from north to south, places of one street side by side.",
    unknown: "Region not known",
    nowhere: "Address not known",
  },
);

const DARKEST = 5;

interface PlaceTilesProps {
  places: readonly MappedPlace[];
  countWords: (count: number) => string;
}

/** What stands behind the tiles of the map: regions by their place in the country, inside them streets, inside those facilities. */
export function PlaceTiles({ places, countWords }: PlaceTilesProps) {
  const regions = [...Map.groupBy(places, ({ region }) => region)]
    .map(([code, here]) => ({ code, here, region: regionOf(code, dayOf(here)) }))
    .sort((a, b) => (b.region?.y ?? 0) - (a.region?.y ?? 0) || (a.region?.x ?? 0) - (b.region?.x ?? 0));
  return (
    <>
      <p class="note faint">{t.how}</p>
      <div class="tiles">
        {regions.map(({ code, here, region }) => (
          <section
            key={code}
            id={`region-${code}`}
            tabIndex={-1}
            class="tile-region"
            aria-label={region ? regionName(region) : t.unknown}
          >
            <h3>{region ? regionName(region) : t.unknown}</h3>
            {byStreet(here).map(({ street, places: onStreet }) => (
              <div key={street} class="tile-street">
                <p class="note faint">{streetOnly(street) || t.nowhere}</p>
                <ul>
                  {onStreet.map(({ key, name, count }) => (
                    <li key={key} data-cases={Math.min(DARKEST, count)}>
                      {name} <b>{countWords(count)}</b>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

/** Names of regions change: the one that was in force when somebody was there. */
function dayOf(places: readonly MappedPlace[]): string {
  return seoulDay(Math.max(...places.map(({ at }) => at)) * 1000);
}

/** The region stands above already. */
function streetOnly(street: string): string {
  return street.split(" ").slice(2).join(" ");
}
