import { dayInTable, seoulDay, timeRange } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { minutesWords } from "../contacts/contact-words.ts";
import type { Bunch } from "./bunches.ts";
import { longestMet, type Met, type MetPlace } from "./network.ts";

const t = catalogue(
  {
    rest: (count: number) => `그 밖에 ${count}명`,
    there: "다녀감",
    places: (count: number) => `${count}곳`,
    cases: (count: number) => `사례 ${count}건`,
    people: (count: number) => `${count}명`,
    person: (rank: string) => `사람 ${rank}`,
    interview: "면담으로 확인한 곳",
  },
  {
    rest: (count) => `${count} others`,
    there: "was there",
    places: (count) => `${count} places`,
    cases: (count) => `${count} cases`,
    people: (count) => `${count} ${count === 1 ? "person" : "people"}`,
    person: (rank) => `Person ${rank}`,
    interview: "Place from the interview",
  },
);

export const bunchWords = ({ people }: Bunch): string =>
  people.length === 1 ? (people[0]?.name ?? "") : t.rest(people.length);

export const metWords = ({ minMinutes, maxMinutes }: Omit<Met, "place">): string =>
  maxMinutes === 0 ? t.there : minutesWords(minMinutes, maxMinutes);

/** '사례 2건 · 3곳 · 115분'. */
export function bunchNote({ people, met }: Bunch): string {
  const cases = Math.max(...people.map((one) => one.cases));
  return [
    cases > 1 && people.length === 1 && t.cases(cases),
    met.length > 1 && t.places(met.length),
    metWords(longestMet({ met })),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** '11. 18. 18:52–20:57'. */
export function placeTime(place: MetPlace): string {
  const [first, last] = daysOf(place);
  return first === last ? `${first} ${timeOnDay(place)}` : timeOnDay(place);
}

/** '18:52–20:57' below its day, '11. 18.–11. 20.' where a place was visited on several. */
export function timeOnDay(place: MetPlace): string {
  const [first, last] = daysOf(place);
  return first === last ? timeRange(place.from * 1000, place.to * 1000) : `${first}–${last}`;
}

function daysOf({ from, to }: MetPlace): [string, string] {
  return [dayInTable(seoulDay(from * 1000)), dayInTable(seoulDay(to * 1000))];
}

export const peopleWords = (count: number): string => t.people(count);
export const personWords = (rank: number): string => t.person(String(rank).padStart(2, "0"));
export const interviewWords = (): string => t.interview;
