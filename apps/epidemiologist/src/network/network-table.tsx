import { catalogue } from "@kipass/web-kit/i18n.ts";
import { Table } from "../shell/table.tsx";
import type { Arrangement } from "./arrange.ts";
import { bunchWords, metWords, peopleWords, placeTime } from "./network-words.ts";

const t = catalogue(
  {
    places: "곳마다",
    people: "사람마다",
    place: "시설",
    time: "때",
    met: "함께 있던 사람",
    who: "사람",
    by: "알려 준 곳",
    where: "함께 있던 곳과 시간",
  },
  {
    places: "By place",
    people: "By person",
    place: "Facility",
    time: "When",
    met: "People there",
    who: "Person",
    by: "Told by",
    where: "Where and how long",
  },
);

/** The picture in words, line by line. */
export function NetworkTable({ places, bunches }: Arrangement) {
  const names = new Map(places.map(({ place }) => [place.key, place.name]));
  const at = (key: string) =>
    bunches
      .flatMap(({ bunch }) => bunch.people)
      .filter(({ isCase, met }) => !isCase && met.some(({ place }) => place === key)).length;
  return (
    <div class="net-tables">
      <section class="stack">
        <h3>{t.places}</h3>
        <Table label={t.places} columns={[t.place, t.time, t.met]}>
          {places.map(({ place }) => (
            <tr key={place.key}>
              <th scope="row">{place.name}</th>
              <td class="num nowrap">{placeTime(place)}</td>
              <td class="num">{peopleWords(at(place.key))}</td>
            </tr>
          ))}
        </Table>
      </section>
      <section class="stack">
        <h3>{t.people}</h3>
        <Table label={t.people} columns={[t.who, t.by, t.where]}>
          {bunches.map(({ bunch }) => (
            <tr key={bunch.key}>
              <th scope="row" class="nowrap">
                {bunchWords(bunch)}
              </th>
              <td class="small soft">{bunch.people.length === 1 && bunch.people[0]?.note}</td>
              <td class="num">{bunch.met.map((met) => `${names.get(met.place)} ${metWords(met)}`).join(", ")}</td>
            </tr>
          ))}
        </Table>
      </section>
    </div>
  );
}
