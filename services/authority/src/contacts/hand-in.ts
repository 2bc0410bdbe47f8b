import type { SafeNumberHolder } from "../store/case-data.ts";
import type { Group, Identity } from "./join-contacts.ts";
import type { Scan } from "./stays.ts";

/** Where a row without a QR code comes from: a written log, or a system a facility keeps of its own. Stands where issuers' codes do. */
export type HandInSource = "paper" | "own-system";

/** Somebody who was at a place, by the place's own record. A phone or a safe number; never neither. */
export interface HandIn {
  source: HandInSource;
  facility: number;
  /** Unix seconds. */
  at: number;
  /** Empty where the row has none. */
  name: string;
  /** The 시군구 as written. */
  area: string;
  /** Normal form; empty where the row has a safe number. */
  phone: string;
  safeNumber: string;
}

/**
 * Rows as if somebody had shown a pass at the door at that time: one pass, one person and one name each, so that they are joined, paired
 * and merged by phone in the same way as everybody else.
 */
export function joiningHandIns(
  rows: readonly HandIn[],
  holders: readonly SafeNumberHolder[],
): { coVisits: Scan[]; groups: Group[]; identities: Identity[] } {
  const holderOf = new Map(holders.map((holder) => [holder.number, holder]));
  const entries = rows.map((row, person) => {
    const mark = { issuer: row.source, passId: `row-${person}` };
    return {
      coVisit: { ...mark, facility: row.facility, atMs: row.at * 1000, direction: "in" as const, flags: [] },
      group: { ...mark, order: 0, person },
      identity: { issuer: row.source, order: 0, person, ...whoIs(row, holderOf.get(row.safeNumber)) },
    };
  });
  return {
    coVisits: entries.map(({ coVisit }) => coVisit),
    groups: entries.map(({ group }) => group),
    identities: entries.map(({ identity }) => identity),
  };
}

function whoIs({ name, phone, safeNumber }: HandIn, holder: SafeNumberHolder | undefined) {
  if (phone !== "") return { name, phone, guardianPhone: null };
  if (holder) return { name: holder.name, phone: holder.phone, guardianPhone: holder.guardianPhone };
  return { name, phone: "", guardianPhone: null, safeNumber };
}

/** Two rows that say the same are one, however often they are handed in. */
export function rowName({ source, facility, at, phone, safeNumber, name }: HandIn): string {
  return [source, facility, at, phone || safeNumber, name].join(" ");
}
