import { type AddressParts, addressParts, nameKey, phoneKey } from "./address.ts";

/** What both sides are compared by. */
export interface Comparable {
  region: string;
  sector: string;
  name: string;
  road: string;
  lot: string;
  floors: string[];
  units: string[];
  phone: string;
}

export interface Candidate {
  facility: number;
  /** 0 to 100. */
  score: number;
  why: Reason[];
}

export type Reason =
  | "name"
  | "similar-name"
  | "road"
  | "lot"
  | "floor"
  | "unit"
  | "phone"
  | "other-floor"
  | "other-sector";
export type MatchClass = "sure" | "check" | "none";

export interface Match {
  class: MatchClass;
  /** Only when sure. */
  facility: number | null;
  /** Best first, at most three. */
  candidates: Candidate[];
}

/** Shown to officers beside the list. */
export const MATCH_RULE = { sureFrom: 80, checkFrom: 60, lead: 10 } as const;
const POINTS = { name: 40, place: 45, floor: 5, unit: 5, phone: 25, otherFloor: -15, otherSector: -5 } as const;
/** Below it two names have nothing to do with one another. */
const SIMILAR = 0.4;

export function comparable(facts: {
  region: string;
  sector: string;
  name: string;
  address: string;
  lotAddress: string;
  phone: string;
}): Comparable {
  const parts = addressParts(facts.address);
  const other = addressParts(facts.lotAddress);
  return {
    region: facts.region,
    sector: facts.sector,
    name: nameKey(facts.name),
    road: parts.road || other.road,
    lot: parts.lot || other.lot,
    ...details(parts, other),
    phone: phoneKey(facts.phone),
  };
}

function details(one: AddressParts, other: AddressParts): Pick<AddressParts, "floors" | "units"> {
  return {
    floors: one.floors.length > 0 ? one.floors : other.floors,
    units: one.units.length > 0 ? one.units : other.units,
  };
}

/**
 * Whose facility an entry of the register is. Sure: at least 80 points and 10 before the next. To check: at least 60. Otherwise none.
 * Same 도로명주소 or 지번 45, name 40 (a similar one in proportion), telephone 25, same floor and room 5 each; another floor takes 15, another 업종 5.
 */
export function matchEntry(entry: Comparable, facilities: readonly (Comparable & { id: number })[]): Match {
  const candidates = facilities
    .map((facility) => compare(entry, facility))
    .filter(({ score }) => score >= MATCH_RULE.checkFrom)
    .sort((one, other) => other.score - one.score || one.facility - other.facility)
    .slice(0, 3);
  const [best, next] = candidates;
  if (!best) return { class: "none", facility: null, candidates };
  const isSure = best.score >= MATCH_RULE.sureFrom && best.score - (next?.score ?? 0) >= MATCH_RULE.lead;
  return { class: isSure ? "sure" : "check", facility: isSure ? best.facility : null, candidates };
}

function compare(entry: Comparable, facility: Comparable & { id: number }): Candidate {
  if (entry.region !== facility.region) return { facility: facility.id, score: 0, why: [] };
  const why: Reason[] = [];
  let score = 0;
  const add = (reason: Reason, points: number) => {
    why.push(reason);
    score += points;
  };
  const likeness = similarity(entry.name, facility.name);
  if (likeness === 1) add("name", POINTS.name);
  else if (likeness >= SIMILAR) add("similar-name", Math.round(POINTS.name * likeness));
  if (entry.road !== "" && entry.road === facility.road) add("road", POINTS.place);
  else if (entry.lot !== "" && entry.lot === facility.lot) add("lot", POINTS.place);
  if (entry.phone !== "" && entry.phone === facility.phone) add("phone", POINTS.phone);
  if (meet(entry.floors, facility.floors)) add("floor", POINTS.floor);
  else if (entry.floors.length > 0 && facility.floors.length > 0) add("other-floor", POINTS.otherFloor);
  if (meet(entry.units, facility.units)) add("unit", POINTS.unit);
  if (![entry.sector, facility.sector].includes("other") && entry.sector !== facility.sector)
    add("other-sector", POINTS.otherSector);
  return { facility: facility.id, score: Math.max(0, Math.min(100, score)), why };
}

const meet = (some: string[], others: string[]) => some.some((one) => others.includes(one));

/** Dice's coefficient over pairs of letters: 1 for the same, 0 for nothing in common. A name that begins with the other is similar too. */
export function similarity(one: string, other: string): number {
  if (one === "" || other === "") return 0;
  if (one === other) return 1;
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  if (pairs.length === 0 || others.length === 0) return 0;
  const left = [...others];
  let common = 0;
  for (const pair of pairs) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  // Two different names may consist of the same pairs: never quite the same.
  return Math.min(0.99, (2 * common) / (pairs.length + others.length));
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}
