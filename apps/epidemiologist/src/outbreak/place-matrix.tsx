import { sectorOf } from "@kipass/data/sectors";
import { dayInTable, seoulDay, timeOfDay, timeRange } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { LinkIcon } from "@kipass/web-kit/icons.tsx";
import { Link } from "@tanstack/react-router";
import type { Outbreak } from "../api.ts";

type Place = Outbreak["places"][number];

const t = catalogue(
  {
    caption: "곳마다 다녀간 사례와 때. 사례를 가장 많이 잇는 곳부터",
    place: "시설",
    links: "이어짐",
    estimated: "나간 시각 추정",
    absent: "없음",
    together: (a: string, b: string, min: number, max: number) =>
      `${a}·${b} 함께 ${min === max ? `${max}분` : min > 0 ? `${min}–${max}분` : `최대 ${max}분`}`,
    after: (a: string, b: string, minutes: number) =>
      `${a}·${b} ${minutes >= 60 ? `${Math.floor(minutes / 60)}시간 ${minutes % 60}분` : `${minutes}분`} 차이`,
    none: "하루 안에 이어지지 않음",
  },
  {
    caption: "Cases and times at each place, the place that connects most cases first",
    place: "Facility",
    links: "Links",
    estimated: "exit estimated",
    absent: "none",
    together: (a, b, min, max) =>
      `${a} and ${b} together ${min === max ? `${max} min` : min > 0 ? `${min}–${max} min` : `up to ${max} min`}`,
    after: (a, b, minutes) =>
      `${a} and ${b}, ${minutes >= 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes} min`} apart`,
    none: "no link within a day",
  },
);

/** A row a place, a column a case. */
export function PlaceMatrix({ cases, places }: { cases: Outbreak["cases"]; places: readonly Place[] }) {
  const numberOf = new Map(cases.map(({ id, caseNumber }) => [id, caseNumber]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard, too
    <section class="scroll" tabIndex={0} aria-label={t.caption}>
      <table class="table matrix">
        <caption class="spoken">{t.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.place}</th>
            {cases.map(({ id, caseNumber }) => (
              <th key={id} scope="col">
                <Link to="/cases/$case" params={{ case: String(id) }}>
                  {caseNumber}
                </Link>
              </th>
            ))}
            <th scope="col">{t.links}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place.facility}>
              <th scope="row">
                <span class="two">
                  <b>{place.facilityName}</b>
                  <span class="note faint">
                    {[sectorOf(place.sector)?.[lang.value], place.address].filter(Boolean).join(" · ")}
                  </span>
                </span>
              </th>
              {cases.map(({ id }) => (
                <Cell key={id} stays={place.stays.filter((stay) => stay.case === id)} />
              ))}
              <td>
                <Links links={place.links} numberOf={numberOf} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ stays }: { stays: Place["stays"] }) {
  if (stays.length === 0) {
    return (
      <td>
        <span class="spoken">{t.absent}</span>
      </td>
    );
  }
  return (
    <td data-there>
      {stays.map(({ from, to, estimated }) => (
        <span key={from} class="two">
          <span class="num">{dayInTable(seoulDay(from * 1000))}</span>
          <span class="note num">
            {estimated ? `${timeOfDay(from * 1000)}–` : timeRange(from * 1000, to * 1000)}
            {estimated && <span class="faint"> {t.estimated}</span>}
          </span>
        </span>
      ))}
    </td>
  );
}

function Links({ links, numberOf }: { links: Place["links"]; numberOf: ReadonlyMap<number, string> }) {
  if (links.length === 0) return <span class="note faint">{t.none}</span>;
  const words = ({ cases: [a, b], kind, minMinutes, maxMinutes, apartMinutes }: Place["links"][number]) => {
    const [one, other] = [numberOf.get(a) ?? "", numberOf.get(b) ?? ""];
    return kind === "together" ? t.together(one, other, minMinutes, maxMinutes) : t.after(one, other, apartMinutes);
  };
  return (
    <ul class="links">
      {links.map((link) => (
        <li key={link.cases.join()} data-kind={link.kind}>
          <LinkIcon size="small" />
          {words(link)}
        </li>
      ))}
    </ul>
  );
}
