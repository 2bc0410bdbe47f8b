import type { Flag, Interval, Scan, Stay } from "./stays.ts";
import { staysOf } from "./stays.ts";

/** A place and time at which others may have met the case, as the investigator chose it; Unix seconds. */
export interface Exposure {
  facility: number;
  from: number;
  to: number;
}

/** One stay of a person that meets the case at an exposure. */
export interface Overlap {
  /** Index into the exposures. */
  exposure: number;
  enteredAt: number;
  leftAt: number | null;
  /** Whole minutes together: proved by scans on both sides, and possible by the usual stay. */
  minMinutes: number;
  maxMinutes: number;
  flags: Flag[];
}

export interface Meeting {
  exposures: readonly Exposure[];
  /** The case's own scans. */
  caseScans: readonly Scan[];
  usualStayMinutes: (facility: number) => number;
}

/**
 * How long a person was where the case was, by the person's scans: for every exposure each stay with a possible overlap. Symmetric in
 * case and person.
 */
export function overlapsWith({
  exposures,
  caseScans,
  usualStayMinutes,
}: Meeting): (scans: readonly Scan[]) => Overlap[] {
  const presences = exposures.map(({ facility, from, to }) => {
    const stays = staysOf(
      caseScans.filter((scan) => scan.facility === facility),
      usualStayMinutes(facility),
    );
    return { facility, ...casePresence(stays, { from: from * 1000, to: to * 1000 }) };
  });
  return (scans) => {
    const stays = new Map(
      [...Map.groupBy(scans, ({ facility }) => facility)].map(([id, at]) => [id, staysOf(at, usualStayMinutes(id))]),
    );
    return presences.flatMap((presence, exposure) =>
      (stays.get(presence.facility) ?? [])
        .map((stay) => overlapOf(stay, presence, exposure))
        .filter((overlap) => overlap !== undefined),
    );
  };
}

interface Presence {
  certain: Interval[];
  possible: Interval[];
}

/** Without a scan of the case (the place comes from an interview) the whole window is possible and nothing is certain. */
function casePresence(stays: Stay[], window: Interval): Presence {
  const possible = within(
    stays.map((stay) => stay.possible),
    window,
  );
  if (possible.length === 0) return { certain: [], possible: [window] };
  return {
    certain: within(
      stays.flatMap(({ certain }) => (certain ? [certain] : [])),
      window,
    ),
    possible,
  };
}

function overlapOf(stay: Stay, presence: Presence, exposure: number): Overlap | undefined {
  const possibleMs = lengthOf(within(presence.possible, stay.possible));
  if (possibleMs <= 0) return undefined;
  return {
    exposure,
    enteredAt: Math.floor(stay.enteredMs / 1000),
    leftAt: stay.leftMs === null ? null : Math.floor(stay.leftMs / 1000),
    minMinutes: stay.certain ? wholeMinutes(lengthOf(within(presence.certain, stay.certain))) : 0,
    maxMinutes: wholeMinutes(possibleMs),
    flags: stay.flags,
  };
}

/** The parts of the intervals inside the bounds, joined where they touch or cover each other. */
function within(intervals: readonly Interval[], bounds: Interval): Interval[] {
  const parts = intervals
    .map(({ from, to }) => ({ from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const joined: Interval[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && part.from <= last.to) last.to = Math.max(last.to, part.to);
    else joined.push(part);
  }
  return joined;
}

function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { from, to }) => sum + to - from, 0);
}

function wholeMinutes(ms: number): number {
  return Math.floor(ms / 60_000);
}
