import type { Stay } from "./stays.ts";

/** How long an investigator takes the case to have stayed where no exit was scanned, and why. */
export interface AssumedStay {
  facility: number;
  /** The stay's entry, Unix milliseconds. */
  enteredMs: number;
  /** Null: as usual in the sector after all. */
  minutes: number | null;
  reason: string;
  officer: string;
  atMs: number;
}

/** The last word on each stay, by place and entry; what was taken back is not there. */
export function currentAssumptions(all: readonly AssumedStay[]): Map<string, AssumedStay & { minutes: number }> {
  const current = new Map<string, AssumedStay & { minutes: number }>();
  for (const { minutes, ...rest } of all.toSorted((a, b) => a.atMs - b.atMs)) {
    if (minutes === null) current.delete(nameOf(rest));
    else current.set(nameOf(rest), { ...rest, minutes });
  }
  return current;
}

export function assumptionOf<A>(
  assumptions: ReadonlyMap<string, A>,
  stay: Pick<Stay, "facility" | "enteredMs">,
): A | undefined {
  return assumptions.get(nameOf(stay));
}

/** An exit that was scanned is never replaced, and nothing an officer assumes is certain. */
export function assume(stays: readonly Stay[], assumptions: ReadonlyMap<string, { minutes: number }>): Stay[] {
  return stays.map((stay) => {
    const assumed = stay.leftMs === null ? assumptionOf(assumptions, stay) : undefined;
    if (!assumed) return stay;
    return { ...stay, possible: { from: stay.enteredMs, to: stay.enteredMs + assumed.minutes * 60_000 } };
  });
}

/** Entries come to the second on the wire. */
function nameOf({ facility, enteredMs }: Pick<Stay, "facility" | "enteredMs">): string {
  return `${facility} ${Math.floor(enteredMs / 1000)}`;
}
