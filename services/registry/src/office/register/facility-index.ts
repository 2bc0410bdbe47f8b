import type { MatchableFacility } from "../../store/register-entries.ts";
import { type Comparable, comparable, type Match, matchEntry } from "./match.ts";
import type { EntryFacts } from "./read-row.ts";

type Indexed = Comparable & { id: number };

/** Finds whose facility an entry is, looking only at those that share a place, a name or a telephone with it. */
export function indexFacilities(facilities: readonly MatchableFacility[]): (entry: EntryFacts) => Match {
  const index = new Map<string, Indexed[]>();
  for (const { id, addressDetail, telephone, ...facility } of facilities) {
    const address = `${facility.address} ${addressDetail}`;
    const one = { id, ...comparable({ ...facility, address, lotAddress: "", phone: telephone }) };
    for (const key of keysOf(one)) index.set(key, [...(index.get(key) ?? []), one]);
  }
  return (entry) => {
    const compared = comparable(entry);
    const near = new Set(keysOf(compared).flatMap((key) => index.get(key) ?? []));
    return matchEntry(compared, [...near]);
  };
}

function keysOf({ region, road, lot, name, phone }: Comparable): string[] {
  const parts = Object.entries({ road, lot, name, phone });
  return parts.flatMap(([part, value]) => (value === "" ? [] : [`${region}|${part}|${value}`]));
}
