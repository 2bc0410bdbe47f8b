import { assume } from "./assumed-stays.ts";
import type { Flag, Interval, Scan, Stay } from "./stays.ts";
import { staysOf } from "./stays.ts";

/** A place and time at which others may have met the case, as the investigator chose it; Unix seconds. */
export interface Exposure {
  facility: number;
  from: number;
  to: number;
  /** Only people scanned at this door. */
  door?: number;
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
  /** Minutes between the two entries, negative when the person came first; null where the case was not scanned. */
  afterMinutes: number | null;
  /** Whether both entry and exit of the person were scanned. */
  settled: boolean;
  flags: Flag[];
  doors: number[];
}

export interface Meeting {
  exposures: readonly Exposure[];
  /** The case's own scans. */
  caseScans: readonly Scan[];
  usualStayMinutes: (facility: number) => number;
  /** What the investigator knows of the case's stays beyond scans. */
  assumptions?: ReadonlyMap<string, { minutes: number }>;
}

/**
 * How long a person was where the case was, by the person's scans: for every exposure each stay with a possible overlap. Symmetric in
 * case and person.
 */
export function overlapsWith({
  exposures,
  caseScans,
  usualStayMinutes,
  assumptions = new Map(),
}: Meeting): (scans: readonly Scan[]) => Overlap[] {
  const presences = exposures.map(({ facility, from, to, door }) => {
    const stays = staysOf(
      caseScans.filter((scan) => scan.facility === facility),
      usualStayMinutes(facility),
    );
    return { facility, door, ...casePresence(assume(stays, assumptions), { from: from * 1000, to: to * 1000 }) };
  });
  return (scans) => {
    const stays = new Map(
      [...Map.groupBy(scans, ({ facility }) => facility)].map(([id, at]) => [id, staysOf(at, usualStayMinutes(id))]),
    );
    return presences.flatMap((presence, exposure) =>
      (stays.get(presence.facility) ?? [])
        .filter(({ doors }) => presence.door === undefined || doors.includes(presence.door))
        .map((stay) => overlapOf(stay, presence, exposure))
        .filter((overlap) => overlap !== undefined),
    );
  };
}

interface Presence {
  certain: Interval[];
  possible: Interval[];
  /** When the case came in; empty where it was not scanned. */
  enteredMs: number[];
}

/** Without a scan of the case (the place comes from an interview) the whole window is possible and nothing is certain. */
function casePresence(stays: Stay[], window: Interval): Presence {
  const possible = within(
    stays.map((stay) => stay.possible),
    window,
  );
  if (possible.length === 0) return { certain: [], possible: [window], enteredMs: [] };
  return {
    certain: within(
      stays.flatMap(({ certain }) => (certain ? [certain] : [])),
      window,
    ),
    possible,
    enteredMs: stays.filter((stay) => within([stay.possible], window).length > 0).map(({ enteredMs }) => enteredMs),
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
    afterMinutes: minutesAfter(presence.enteredMs, stay.enteredMs),
    settled: stay.certain !== undefined,
    flags: stay.flags,
    doors: stay.doors,
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

/** To the nearest of the case's entries. */
function minutesAfter(entries: readonly number[], enteredMs: number): number | null {
  const apart = entries.map((entry) => enteredMs - entry).sort((a, b) => Math.abs(a) - Math.abs(b) || a - b)[0];
  return apart === undefined ? null : Math.trunc(apart / 60_000);
}

function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { from, to }) => sum + to - from, 0);
}

function wholeMinutes(ms: number): number {
  return Math.floor(ms / 60_000);
}
