import type { CaseView, CaseVisit, Person } from "../api.ts";
import { byOverlap, longestOverlap, type Stay, stayOf } from "./stay.ts";

type Lap = Person["overlaps"][number];
type Exposure = CaseView["exposures"][number];

/** One person at the place where they may have met the case longest. */
export interface Meeting {
  person: Person;
  /** 1 for the longest overlap of all: '사람 01'. */
  rank: number;
  lap: Lap;
  stay: Stay;
  /** At how many other places they met the case. */
  elsewhere: number;
}

export interface MeetingPlace {
  exposure: Exposure;
  /** The case's own stay there; absent when the place comes from an interview. */
  visit: CaseVisit | undefined;
  meetings: Meeting[];
}

/** Everybody once, at their longest overlap; the place of the longest one first. */
export function meetingPlaces({
  people,
  exposures,
  visits,
}: Pick<CaseView, "people" | "exposures" | "visits">): MeetingPlace[] {
  const places = new Map<number, MeetingPlace>();
  for (const [i, person] of byOverlap(people).entries()) {
    const lap = person.overlaps.find(({ maxMinutes }) => maxMinutes === longestOverlap(person));
    const exposure = lap && exposures[lap.exposure];
    if (!lap || !exposure) continue;
    const place = places.get(lap.exposure) ?? {
      exposure,
      visit: visits.find((visit) => isAt(visit, exposure)),
      meetings: [],
    };
    const usualStayMinutes = place.visit?.usualStayMinutes ?? 0;
    const elsewhere = new Set(person.overlaps.map((one) => one.exposure)).size - 1;
    place.meetings.push({ person, rank: i + 1, lap, stay: stayOf({ ...lap, usualStayMinutes }), elsewhere });
    places.set(lap.exposure, place);
  }
  return [...places.values()];
}

/** How many people met the case at a visit for at least so many minutes; undefined where nobody was asked about it, or nobody is known. */
export function metAt(
  visit: CaseVisit,
  minutes: number,
  { people, exposures }: Pick<CaseView, "people" | "exposures">,
): number | undefined {
  if (people.length === 0) return undefined;
  const here = new Set(exposures.flatMap((exposure, i) => (isAt(visit, exposure) ? [i] : [])));
  if (here.size === 0) return undefined;
  return people.filter(({ overlaps }) => overlaps.some((lap) => here.has(lap.exposure) && lap.maxMinutes >= minutes))
    .length;
}

function isAt(visit: CaseVisit, { facility, from, to }: Exposure): boolean {
  const stay = stayOf(visit);
  return visit.facility === facility && stay.from < to && from < stay.to;
}

/** Unix seconds that a picture of a place spans: everybody's stay, but never more than this much before and after the case. */
const MARGIN_SECONDS = 5400;
const HALF_HOUR = 1800;

export function spanOf({ exposure, meetings }: MeetingPlace): { from: number; to: number } {
  const from = Math.min(exposure.from, ...meetings.map(({ stay }) => stay.from));
  const to = Math.max(exposure.to, ...meetings.map(({ stay }) => stay.to));
  return {
    from: Math.floor(Math.max(from, exposure.from - MARGIN_SECONDS) / HALF_HOUR) * HALF_HOUR,
    to: Math.ceil(Math.min(to, exposure.to + MARGIN_SECONDS) / HALF_HOUR) * HALF_HOUR,
  };
}

/** The full hours inside a span, thinned out so that at most eight are named. */
export function hoursIn({ from, to }: { from: number; to: number }): number[] {
  const first = Math.ceil(from / 3600) * 3600;
  const all = Array.from({ length: Math.max(0, Math.floor((to - first) / 3600) + 1) }, (_, i) => first + i * 3600);
  const every = Math.ceil(all.length / 8);
  return all.filter((_, i) => i % every === 0);
}
