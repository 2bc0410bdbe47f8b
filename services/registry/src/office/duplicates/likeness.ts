import type { Registration } from "../../store/likely-duplicates.ts";

/** Why two registrations look like one facility: the same business, or the same name, at the same place. */
export type Likeness = "number" | "name";

type Compared = Pick<Registration, "businessNumber" | "nameKey" | "place">;

/**
 * Undefined when they look like two. A business with several places, and a chain with several shops, is no duplicate; two shops of
 * different names and numbers at one address are none either.
 */
export function likeness(a: Compared, b: Compared): Likeness | undefined {
  if (!isNearlySamePlace(a.place, b.place)) return undefined;
  if (a.businessNumber !== null && a.businessNumber === b.businessNumber) return "number";
  return a.nameKey !== "" && a.nameKey === b.nameKey ? "name" : undefined;
}

/**
 * Whether two place keys (facilities/same-place.ts) may mean one place: the same building, and a detail that is missing in one of them,
 * or says in one only more than in the other ('2층' and '2층 201호'). Another storey or room is another place.
 */
function isNearlySamePlace(a: string, b: string): boolean {
  const [streetA = "", detailA = ""] = a.split("\n");
  const [streetB = "", detailB = ""] = b.split("\n");
  return building(streetA) === building(streetB) && isPart(room(detailA), room(detailB));
}

/** '테헤란로1번지' is 테헤란로1. */
function building(street: string): string {
  return street.replace(/번지$/, "");
}

/** '지하1층', 'b1층' and 'b1' are one storey, and 1층 is another. */
function room(detail: string): string {
  return detail.replace(/^(?:지하|b)(\d+)(?!\d|동|호)층?/, "지하$1/");
}

/** Begins or ends with it, but not in the middle of a number: 1호 is no part of 201호. */
function isPart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short === "" || short === long) return true;
  return (
    (long.startsWith(short) && !isWithinNumber(long, short.length)) ||
    (long.endsWith(short) && !isWithinNumber(long, long.length - short.length))
  );
}

function isWithinNumber(text: string, at: number): boolean {
  return /\d$/.test(text.slice(0, at)) && /^\d/.test(text.slice(at));
}
