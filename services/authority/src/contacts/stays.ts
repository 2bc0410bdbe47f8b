import type { Direction } from "@kipass/protocol/visit";

export type Flag = "offline" | "late" | "implausible" | "sessionEnded" | "conflict" | "reserve";

/** One opened visit: a pass shown at a facility's door. */
export interface Scan {
  facility: number;
  /** Number of the door within the facility; absent in what was kept before doors were. */
  door?: number;
  atMs: number;
  direction: Direction;
  /** The issuer's code, named by the pass's key id. */
  issuer: string;
  /** base64url of the 16-byte pass id. */
  passId: string;
  flags: readonly Flag[];
}

/** Unix milliseconds, from ≤ t < to. */
export interface Interval {
  from: number;
  to: number;
}

/** One person's stay at one facility, put together from their scans there. */
export interface Stay {
  facility: number;
  enteredMs: number;
  /** When an exit was scanned. */
  leftMs: number | null;
  /** The time between two scans; absent when entry or exit is an estimate. */
  certain: Interval | undefined;
  /** The longest the stay may have been, by the scans and the sector's usual stay. */
  possible: Interval;
  flags: Flag[];
  /** Sorted; every door the person was scanned at during this stay. */
  doors: number[];
}

const MINUTE_MS = 60_000;
/** A scan out closes an entry of at most this age; an older one is another stay whose exit nobody scanned. */
const LONGEST_STAY_MS = 12 * 60 * MINUTE_MS;

/**
 * Pairs one person's scans at one facility into stays, earliest first; the same scan given twice counts once. An exit closes the open
 * stay. Another entry while the person would usually still be there belongs to the same stay. A missing exit or entry is put where the
 * usual stay would have it.
 */
export function staysOf(scans: readonly Scan[], usualStayMinutes: number): Stay[] {
  const usualMs = usualStayMinutes * MINUTE_MS;
  const stays: Stay[] = [];
  let open: OpenStay | undefined;
  for (const scan of distinct(scans)) {
    if (scan.direction === "in") {
      if (open && scan.atMs - open.lastInMs < usualMs) {
        open = { ...open, lastInMs: scan.atMs, flags: union(open.flags, scan.flags), doors: doorsOf(open, scan) };
        continue;
      }
      if (open) stays.push(withoutExit(open, usualMs));
      open = { ...startedBy(scan), lastInMs: scan.atMs };
    } else if (open && scan.atMs - open.enteredMs <= LONGEST_STAY_MS) {
      stays.push(withExit(open, scan));
      open = undefined;
    } else {
      stays.push(withoutEntry(scan, usualMs));
    }
  }
  if (open) stays.push(withoutExit(open, usualMs));
  return stays.sort((a, b) => a.enteredMs - b.enteredMs);
}

interface OpenStay extends Pick<Stay, "facility" | "enteredMs" | "flags" | "doors"> {
  lastInMs: number;
}

function startedBy(scan: Scan): Pick<Stay, "facility" | "enteredMs" | "flags" | "doors"> {
  return {
    facility: scan.facility,
    enteredMs: scan.atMs,
    flags: union(scan.flags),
    doors: doorsOf({ doors: [] }, scan),
  };
}

function withExit({ lastInMs: _, ...open }: OpenStay, exit: Scan): Stay {
  const between = { from: open.enteredMs, to: exit.atMs };
  const whole = { leftMs: exit.atMs, certain: between, possible: between };
  return { ...open, ...whole, flags: union(open.flags, exit.flags), doors: doorsOf(open, exit) };
}

function withoutExit({ lastInMs, ...open }: OpenStay, usualMs: number): Stay {
  return { ...open, leftMs: null, certain: undefined, possible: { from: open.enteredMs, to: lastInMs + usualMs } };
}

function withoutEntry(exit: Scan, usualMs: number): Stay {
  const enteredMs = Math.max(0, exit.atMs - usualMs);
  const possible = { from: enteredMs, to: exit.atMs };
  return { ...startedBy(exit), enteredMs, leftMs: exit.atMs, certain: undefined, possible };
}

/** Sorted by time, and within one instant by values of the scan alone, so that the order they came in does not matter. */
function distinct(scans: readonly Scan[]): Scan[] {
  const byName = new Map<string, Scan>();
  for (const scan of scans) {
    const name = `${String(scan.atMs).padStart(16, "0")} ${scan.direction} ${scan.issuer} ${scan.passId}`;
    const known = byName.get(name);
    byName.set(name, known ? { ...known, flags: union(known.flags, scan.flags) } : scan);
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, scan]) => scan);
}

function doorsOf({ doors }: Pick<Stay, "doors">, { door }: Scan): number[] {
  return door === undefined ? doors : [...new Set([...doors, door])].sort((a, b) => a - b);
}

function union(...lists: (readonly Flag[])[]): Flag[] {
  return [...new Set(lists.flat())].sort();
}
