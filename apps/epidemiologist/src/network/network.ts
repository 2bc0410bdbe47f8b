/** A place at a time at which others may have met a case. Unix seconds. */
export interface MetPlace {
  key: string;
  facility: number;
  name: string;
  region: string;
  address: string;
  from: number;
  to: number;
}

/** How long somebody may have been at a place with a case: proved by scans, and possible. */
export interface Met {
  place: string;
  minMinutes: number;
  maxMinutes: number;
}

export interface Somebody {
  key: string;
  /** A case itself, in a picture of several. */
  isCase: boolean;
  name: string;
  /** Who told of them: an issuer, a written log. */
  note: string;
  /** Each place once. */
  met: Met[];
  /** How many of the cases they met. */
  cases: number;
}

export interface Network {
  /** In the order of time. */
  places: MetPlace[];
  people: Somebody[];
}

/** Several stays at one place follow one another, so their minutes add up. */
export function addedUp(met: readonly Met[]): Met[] {
  return perPlace(met, (one, other) => ({
    place: one.place,
    minMinutes: one.minMinutes + other.minMinutes,
    maxMinutes: one.maxMinutes + other.maxMinutes,
  }));
}

/** Two cases at one place were there in the same minutes: the longest counts. */
export function longestOf(met: readonly Met[]): Met[] {
  return perPlace(met, (one, other) => (byMinutes(one, other) <= 0 ? one : other));
}

function perPlace(met: readonly Met[], join: (one: Met, other: Met) => Met): Met[] {
  return [...Map.groupBy(met, ({ place }) => place).values()].map((here) => here.reduce(join));
}

/** Longest possible first, then longest certain. */
export function byMinutes(a: Omit<Met, "place">, b: Omit<Met, "place">): number {
  return b.maxMinutes - a.maxMinutes || b.minMinutes - a.minMinutes;
}

/** The longest of all; nothing where somebody met nobody. */
export function longestMet({ met }: { met: readonly Met[] }): Omit<Met, "place"> {
  return met.toSorted(byMinutes)[0] ?? { minMinutes: 0, maxMinutes: 0 };
}

/** Who connects: at several places, or with several cases. */
export function connects({ met, cases }: Pick<Somebody, "met" | "cases">): boolean {
  return met.length > 1 || cases > 1;
}

export function byTime(a: MetPlace, b: MetPlace): number {
  return a.from - b.from || a.to - b.to || (a.key < b.key ? -1 : 1);
}
