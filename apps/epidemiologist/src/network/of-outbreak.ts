import type { CaseView, Contact, Outbreak } from "../api.ts";
import { byOverlap, personKey } from "../cases/stay.ts";
import { casesAt } from "../outbreak/shared-places.ts";
import { addedUp, byTime, longestOf, type Met, type MetPlace, type Network, type Somebody } from "./network.ts";
import type { MappedPlace } from "./places-by-region.ts";

type Place = Outbreak["places"][number];
type Cases = Outbreak["cases"];

/** The cases as people of the picture: at each place as long as with any other case. */
export function networkOfCases(cases: Cases, places: readonly Place[], note: string): Network {
  return {
    places: places.map(placeOf).sort(byTime),
    people: cases.map(({ id, caseNumber }) => ({
      key: `case ${id}`,
      isCase: true,
      name: caseNumber,
      note,
      met: places.filter(({ stays }) => stays.some((stay) => stay.case === id)).map((place) => withOthers(id, place)),
      cases: 1,
    })),
  };
}

/** Everybody who met one of the cases. Numbers mean nothing across cases, so one person may stand here once a case. */
export function peopleOfCases(
  views: readonly {
    case: Pick<CaseView["case"], "id" | "caseNumber">;
    people: CaseView["people"];
    exposures: CaseView["exposures"];
  }[],
  words: { person: (caseNumber: string, rank: number) => string; source: (code: string) => string },
): Somebody[] {
  return views.flatMap((view) =>
    byOverlap(view.people).map((person, i) => ({
      key: `${view.case.id} ${personKey(person)}`,
      isCase: false,
      name: words.person(view.case.caseNumber, i + 1),
      note: words.source(person.issuer),
      met: addedUp(
        person.overlaps.map(({ exposure, minMinutes, maxMinutes }) => ({
          place: String(view.exposures[exposure]?.facility),
          minMinutes,
          maxMinutes,
        })),
      ),
      cases: 1,
    })),
  );
}

/** Contacts of several cases, each person once: the same name at the same number. */
export function contactsOfCases(
  lists: readonly (readonly Contact[])[],
  words: { contact: (contact: Contact) => string; source: (code: string) => string },
): Somebody[] {
  const all = lists.flatMap((list, nth) => list.map((contact) => ({ contact, nth })));
  return [...Map.groupBy(all, ({ contact, nth }) => whoIs(contact, nth))].map(([key, entries]) => {
    const [{ contact }] = entries as [(typeof entries)[number]];
    return {
      key,
      isCase: false,
      name: words.contact(contact),
      note: [...new Set(entries.flatMap((entry) => entry.contact.sources))].map(words.source).join(" · "),
      met: longestOf(entries.flatMap((entry) => addedUp(entry.contact.overlaps.map(metAtFacility)))),
      cases: new Set(entries.map(({ nth: list }) => list)).size,
    };
  });
}

/** Only where the picture has a place; who was nowhere else is not in it. */
export function atPlaces(people: readonly Somebody[], { places }: Network): Somebody[] {
  const known = new Set(places.map(({ key }) => key));
  return people
    .map((one) => ({ ...one, met: one.met.filter(({ place }) => known.has(place)) }))
    .filter(({ met }) => met.length > 0);
}

/** A number alone can be a family's; without one nobody is the same as anybody. */
function whoIs({ id, name, phone, guardianPhone }: Contact, nth: number): string {
  const number = guardianPhone ?? phone;
  return number === "" || name === "" ? `${nth} ${id}` : `${number} ${name.replace(/\s/g, "")}`;
}

function metAtFacility({ facility, minMinutes, maxMinutes }: Contact["overlaps"][number]): Met {
  return { place: String(facility), minMinutes, maxMinutes };
}

/** The places with how many of the cases were there. */
export function placesOfCases(places: readonly Place[]): MappedPlace[] {
  return places.map((place) => {
    const { key, name, region, address, to } = placeOf(place);
    return { key, name, region, address, at: to, count: casesAt(place).length };
  });
}

function withOthers(id: number, { facility, links }: Place): Met {
  const own = links.filter(({ cases }) => cases.includes(id));
  const place = String(facility);
  return longestOf([{ place, minMinutes: 0, maxMinutes: 0 }, ...own.map((link) => ({ ...link, place }))]).map(
    ({ minMinutes, maxMinutes }) => ({ place, minMinutes, maxMinutes }),
  )[0] as Met;
}

function placeOf({ facility, facilityName, region, address, stays }: Place): MetPlace {
  return {
    key: String(facility),
    facility,
    name: facilityName,
    region,
    address,
    from: Math.min(...stays.map(({ from }) => from)),
    to: Math.max(...stays.map(({ to }) => to)),
  };
}
