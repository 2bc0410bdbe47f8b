import type { CaseVisit, Person } from "../api.ts";

/** Unix seconds. An exit nobody scanned is what the investigator assumes, else the sector's usual stay, and says so. */
export interface Stay {
  from: number;
  to: number;
  estimated: boolean;
}

export function stayOf(
  visit: Pick<CaseVisit, "enteredAt" | "leftAt" | "usualStayMinutes"> & Partial<Pick<CaseVisit, "assumed">>,
): Stay {
  const minutes = visit.assumed?.minutes ?? visit.usualStayMinutes;
  return {
    from: visit.enteredAt,
    to: visit.leftAt ?? visit.enteredAt + minutes * 60,
    estimated: visit.leftAt === null,
  };
}

/** The longest possible overlap over all exposures, minutes: what decides who is asked for first. */
export function longestOverlap(person: Person): number {
  return Math.max(0, ...person.overlaps.map((overlap) => overlap.maxMinutes));
}

/** Longest overlap first; equal ones keep a fixed order so that a list never jumps. */
export function byOverlap(people: readonly Person[]): Person[] {
  return people.toSorted(
    (a, b) => longestOverlap(b) - longestOverlap(a) || a.issuer.localeCompare(b.issuer) || a.person - b.person,
  );
}

/** Who is chosen before the investigator changes anything: everybody with at least 15 possible minutes. */
export const USUAL_OVERLAP_MINUTES = 15;

export const personKey = (person: Pick<Person, "issuer" | "person">): string => `${person.issuer} ${person.person}`;
