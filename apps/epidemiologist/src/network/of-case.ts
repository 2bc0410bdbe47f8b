import type { CaseView, Contact } from "../api.ts";
import { byOverlap, personKey, stayOf } from "../cases/stay.ts";
import { addedUp, byTime, type Met, type MetPlace, type Network } from "./network.ts";
import type { MappedPlace } from "./places-by-region.ts";

type Exposures = Pick<CaseView, "exposures" | "visits">;

interface Words {
  person: (rank: number) => string;
  /** Who told of them: an issuer, a written log. */
  source: (code: string) => string;
  contact: (contact: Contact) => string;
  /** A place nobody scanned the case at. */
  interview: () => string;
}

/** Before names: everybody by the number they have in the list of overlaps. */
export function networkOfPeople(view: Exposures & Pick<CaseView, "people">, words: Words): Network {
  return {
    places: placesOf(view, words),
    people: byOverlap(view.people).map((person, i) => ({
      key: personKey(person),
      isCase: false,
      name: words.person(i + 1),
      note: words.source(person.issuer),
      met: addedUp(person.overlaps.map((lap) => ({ ...minutesOf(lap), place: String(lap.exposure) }))),
      cases: 1,
    })),
  };
}

/** After names: the contact list, in its order. */
export function networkOfContacts(view: Exposures, contacts: readonly Contact[], words: Words): Network {
  return {
    places: placesOf(view, words),
    people: contacts.map((contact) => ({
      key: contact.id,
      isCase: false,
      name: words.contact(contact),
      note: contact.sources.map(words.source).join(" · "),
      met: addedUp(metBy(contact, view.exposures)),
      cases: 1,
    })),
  };
}

/**
 * At which of the case's times a contact's minutes were: the list names the facility and the entry. A stay meets the first times there
 * that end after it began, as many as it has lines in the list, which keeps the order of the exposures.
 */
function metBy({ overlaps }: Contact, exposures: CaseView["exposures"]): Met[] {
  return [...Map.groupBy(overlaps, ({ facility, at }) => `${facility} ${at}`).values()].flatMap((sameStay) => {
    const [{ facility, at }] = sameStay as [Contact["overlaps"][number]];
    const here = exposures.map((one, i) => ({ ...one, i })).filter((one) => one.facility === facility);
    const met = here
      .filter(({ to }) => to > at)
      .sort((a, b) => a.to - b.to)
      .slice(0, sameStay.length)
      .sort((a, b) => a.i - b.i);
    return sameStay.map((lap, nth) => ({ ...minutesOf(lap), place: String((met[nth] ?? here.at(-1))?.i ?? "") }));
  });
}

/** Every facility the case was scanned at, with how many of the people met it there. */
export function visitedPlaces({ visits }: Pick<CaseView, "visits">, { places, people }: Network): MappedPlace[] {
  return [...Map.groupBy(visits, ({ facility }) => facility)].map(([facility, here]) => {
    const [{ facilityName, region, address }] = here as [CaseView["visits"][number]];
    const keys = new Set(places.filter((place) => place.facility === facility).map(({ key }) => key));
    const count = people.filter(({ met }) => met.some(({ place }) => keys.has(place))).length;
    const at = Math.max(...here.map(({ enteredAt }) => enteredAt));
    return { key: String(facility), name: facilityName, region, address, at, count };
  });
}

function placesOf({ exposures, visits }: Exposures, { interview }: Words): MetPlace[] {
  return exposures
    .map(({ facility, from, to }, i) => {
      const there = visits.filter((visit) => visit.facility === facility);
      const facts = there.find((visit) => stayOf(visit).from < to && from < stayOf(visit).to) ?? there[0];
      const { facilityName = interview(), region = "00000", address = "" } = facts ?? {};
      return { key: String(i), facility, name: facilityName, region, address, from, to };
    })
    .sort(byTime);
}

function minutesOf({ minMinutes, maxMinutes }: Omit<Met, "place">): Omit<Met, "place"> {
  return { minMinutes, maxMinutes };
}
