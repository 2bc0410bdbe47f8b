import type { SectorCode } from "./sectors.ts";

/**
 * How many people a facility of a 업종 may be expected to record on a day it is open: so many for each 100 ㎡, at least `least`. Planning
 * assumptions, not measurements: they only sort a list for an officer, and are shown with it. To be checked by a person against a
 * municipality's own figures.
 */
export interface ExpectedVisits {
  readonly per100M2: number;
  readonly least: number;
}

const DEFAULT: ExpectedVisits = { per100M2: 20, least: 5 };

const expectations: Readonly<Partial<Record<SectorCode, ExpectedVisits>>> = {
  "hunting-pocha": { per100M2: 80, least: 20 },
  "gamseong-bar": { per100M2: 80, least: 20 },
  "night-entertainment": { per100M2: 40, least: 10 },
  "danran-bar": { per100M2: 20, least: 5 },
  colatec: { per100M2: 40, least: 20 },
  karaoke: { per100M2: 25, least: 10 },
  "pc-bang": { per100M2: 40, least: 30 },
  buffet: { per100M2: 60, least: 30 },
  restaurant: { per100M2: 60, least: 15 },
  cafe: { per100M2: 70, least: 20 },
  bathhouse: { per100M2: 15, least: 20 },
  cinema: { per100M2: 15, least: 50 },
  "distribution-centre": { per100M2: 3, least: 20 },
};

export function expectedVisitsOf(sector: string): ExpectedVisits {
  return expectations[sector as SectorCode] ?? DEFAULT;
}

/** Visits on a day that is open. Without a known area, the least. */
export function expectedADay(sector: string, areaM2: number | null): number {
  const { per100M2, least } = expectedVisitsOf(sector);
  return Math.max(least, Math.round(((areaM2 ?? 0) * per100M2) / 100));
}

/** Who records less than this share of what may be expected is shown as recording few. */
export const FEW_SHARE = 0.1;
