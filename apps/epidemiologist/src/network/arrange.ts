import type { Bunch } from "./bunches.ts";
import { connects, type Met, type MetPlace } from "./network.ts";

/** Pixels from the top to the middle of a line. */
export interface PlacedPlace {
  place: MetPlace;
  y: number;
  /** The first of its day. */
  opensDay: boolean;
}

export interface PlacedBunch {
  bunch: Bunch;
  y: number;
}

export interface Line {
  key: string;
  place: string;
  bunch: string;
  fromY: number;
  toY: number;
  met: Met;
  kind: "case" | "connecting" | "alone";
}

export interface Arrangement {
  height: number;
  places: PlacedPlace[];
  bunches: PlacedBunch[];
  lines: Line[];
}

export const ROW = 44;
const PLACE_ROW = 64;
const DAY_ROW = 24;

/**
 * Places on the left in the order of time, people on the right, each as near as possible to where they were, so that few lines cross.
 * The same input is the same picture to the pixel.
 */
export function arrange(
  places: readonly MetPlace[],
  bunches: readonly Bunch[],
  dayOf: (seconds: number) => string,
): Arrangement {
  const nth = new Map(places.map(({ key }, i) => [key, i]));
  const centre = (bunch: Bunch) => mean(bunch.met.map(({ place }) => nth.get(place) ?? 0));
  const ordered = bunches
    .map((bunch, i) => ({ bunch, i, at: centre(bunch) }))
    .sort((a, b) => a.at - b.at || a.i - b.i)
    .map(({ bunch }) => bunch);
  const rows = new Map(ordered.map(({ key }, i) => [key, (i + 0.5) * ROW]));
  const placed = setPlaces(places, dayOf, (key) => {
    const here = ordered.filter(({ met }) => met.some(({ place }) => place === key));
    const only = here.filter(({ met }) => met.length === 1);
    return (only.length > 0 ? only : here).map((one) => rows.get(one.key) ?? 0);
  });
  const at = new Map(placed.map(({ place, y }) => [place.key, y]));
  // Where there are more places than people, people move down to them.
  const last = placed.at(-1)?.y ?? 0;
  const isSparse = last > ordered.length * ROW;
  let free = ROW / 2;
  const set = ordered.map((bunch) => {
    const wished = isSparse ? Math.round(mean(bunch.met.map(({ place }) => at.get(place) ?? 0))) : 0;
    const y = Math.max(free, wished);
    free = y + ROW;
    return { bunch, y };
  });
  return {
    height: Math.max(last + PLACE_ROW / 2, (set.at(-1)?.y ?? 0) + ROW / 2),
    places: placed,
    bunches: set,
    lines: set.flatMap(({ bunch, y }) => linesOf(bunch, y, at)),
  };
}

/** Each beside the middle of those who were there alone, else of all, but in order and never upon another. */
function setPlaces(
  places: readonly MetPlace[],
  dayOf: (seconds: number) => string,
  peopleOf: (key: string) => number[],
): PlacedPlace[] {
  let before: { y: number; day: string } | undefined;
  return places.map((place) => {
    const day = dayOf(place.from);
    const opensDay = day !== before?.day;
    const least = (before ? before.y + PLACE_ROW : PLACE_ROW / 2) + (opensDay ? DAY_ROW : 0);
    const people = peopleOf(place.key);
    const y = Math.max(least, people.length > 0 ? Math.round(mean(people)) : 0);
    before = { y, day };
    return { place, y, opensDay };
  });
}

function linesOf(bunch: Bunch, toY: number, at: ReadonlyMap<string, number>): Line[] {
  const kind = bunch.people.some(({ isCase }) => isCase)
    ? "case"
    : bunch.people.some(connects)
      ? "connecting"
      : "alone";
  return bunch.met.flatMap((met) => {
    const fromY = at.get(met.place);
    if (fromY === undefined) return [];
    return [{ key: `${met.place}|${bunch.key}`, place: met.place, bunch: bunch.key, fromY, toY, met, kind }];
  });
}

const THINNEST = 1.5;
const THICKEST = 10;
const LONGEST_MINUTES = 120;

/** The same minutes are as thick in every picture; two hours and more are the thickest. */
export function thickness(minutes: number): number {
  return THINNEST + ((THICKEST - THINNEST) * Math.min(minutes, LONGEST_MINUTES)) / LONGEST_MINUTES;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
}
