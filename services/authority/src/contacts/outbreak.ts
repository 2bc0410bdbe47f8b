import type { Interval, Stay } from "./stays.ts";

/** One case's stays, all facilities. */
export interface CaseStays {
  case: number;
  stays: readonly Stay[];
}

/** Two cases at one facility: at once, or one within a day after the other had left. */
export interface Link {
  /** The smaller number first. */
  cases: [number, number];
  kind: "together" | "after";
  minMinutes: number;
  maxMinutes: number;
  apartMinutes: number;
}

export interface OutbreakPlace {
  facility: number;
  stays: { case: number; stay: Stay }[];
  links: Link[];
}

const MINUTE_MS = 60_000;
/** Further apart nothing suggests that one visit had to do with the other. */
const LONGEST_APART_MINUTES = 1440;

/**
 * Where the cases were, the places that connect them first: those with most cases who were there together, then most links, then most
 * cases.
 */
export function outbreakPlaces(cases: readonly CaseStays[]): OutbreakPlace[] {
  const stays = cases.flatMap((one) => one.stays.map((stay) => ({ case: one.case, stay })));
  return [...Map.groupBy(stays, ({ stay }) => stay.facility)]
    .map(([facility, here]) => ({ facility, stays: here.toSorted(byEntry), links: linksOf(here) }))
    .sort(
      (a, b) =>
        together(b) - together(a) ||
        b.links.length - a.links.length ||
        casesAt(b) - casesAt(a) ||
        a.facility - b.facility,
    );
}

/** The strongest link of each two cases. */
function linksOf(here: OutbreakPlace["stays"]): Link[] {
  const ofCase = [...Map.groupBy(here, (one) => one.case)].sort(([a], [b]) => a - b);
  return ofCase.flatMap(([a, own], nth) =>
    ofCase.slice(nth + 1).flatMap(([b, others]) => {
      const links = own.flatMap((one) => others.map((other) => linkOf([a, b], one.stay, other.stay)));
      return links
        .filter((link) => link !== undefined)
        .sort(byStrength)
        .slice(0, 1);
    }),
  );
}

function linkOf(cases: [number, number], a: Stay, b: Stay): Link | undefined {
  const possible = overlapMs(a.possible, b.possible);
  if (possible > 0) {
    const certain = a.certain && b.certain ? Math.max(0, overlapMs(a.certain, b.certain)) : 0;
    return { cases, kind: "together", minMinutes: whole(certain), maxMinutes: whole(possible), apartMinutes: 0 };
  }
  const apartMinutes = whole(-possible);
  if (apartMinutes > LONGEST_APART_MINUTES) return undefined;
  return { cases, kind: "after", minMinutes: 0, maxMinutes: 0, apartMinutes };
}

/** Below zero: how far apart. */
function overlapMs(a: Interval, b: Interval): number {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from);
}

function byStrength(a: Link, b: Link): number {
  return b.maxMinutes - a.maxMinutes || b.minMinutes - a.minMinutes || a.apartMinutes - b.apartMinutes;
}

function byEntry(a: { case: number; stay: Stay }, b: { case: number; stay: Stay }): number {
  return a.stay.enteredMs - b.stay.enteredMs || a.case - b.case;
}

function together({ links }: OutbreakPlace): number {
  return new Set(links.filter(({ kind }) => kind === "together").flatMap(({ cases }) => cases)).size;
}

function casesAt({ stays }: OutbreakPlace): number {
  return new Set(stays.map((one) => one.case)).size;
}

function whole(ms: number): number {
  return Math.floor(ms / MINUTE_MS);
}
