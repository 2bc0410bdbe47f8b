import { fromBase64url } from "./bytes.ts";
import { type Day, isDay, weekOf } from "./day.ts";
import { hasExactly, jsonBytes, readJson } from "./json.ts";
import { compactJws, openJws } from "./jws.ts";
import type { Primitives } from "./primitives.ts";

/**
 * The authority's visit keys of the weeks ahead (SPEC §9.1): X25519 public keys the registry seals epoch keys to. Two per week, the
 * working key and one in escrow with a second custodian. Private halves die 29 days after their week.
 */
export interface VisitKeyList {
  v: 1;
  weeks: VisitKeyWeek[];
}

export interface VisitKeyWeek {
  /** A Monday. */
  week: Day;
  working: string;
  escrow: string;
}

const AUTHORITY = "authority";
const TYP = "kipass-visit-keys+jws";
const MAX_WEEKS = 60;

export function sealVisitKeys(list: VisitKeyList, signingSeed: Uint8Array, p: Primitives): string {
  return compactJws(jsonBytes(list), { typ: TYP, kid: AUTHORITY }, signingSeed, p);
}

/** Undefined unless signed by the authority's signing key and well formed, weeks rising. */
export function openVisitKeys(text: string, authorityPublicKey: Uint8Array, p: Primitives): VisitKeyList | undefined {
  const keyOf = (kid: string) => (kid === AUTHORITY ? authorityPublicKey : undefined);
  const jws = openJws(text, { typ: TYP, keyOf }, p);
  const value = "fault" in jws ? undefined : readJson(jws.payload);
  return isVisitKeyList(value) ? value : undefined;
}

function isVisitKeyList(value: unknown): value is VisitKeyList {
  if (!hasExactly(value, "v", "weeks") || value.v !== 1 || !Array.isArray(value.weeks)) return false;
  const weeks: unknown[] = value.weeks;
  return (
    weeks.length <= MAX_WEEKS && weeks.every(isWeek) && weeks.every((week, i) => i === 0 || isLater(weeks[i - 1], week))
  );
}

function isWeek(value: unknown): value is VisitKeyWeek {
  return (
    hasExactly(value, "week", "working", "escrow") &&
    isDay(value.week) &&
    weekOf(value.week) === value.week &&
    isKey(value.working) &&
    isKey(value.escrow) &&
    // Escrow is there for the day the working key is lost; the same key would be lost with it.
    value.working !== value.escrow
  );
}

function isLater(earlier: unknown, later: unknown): boolean {
  return isWeek(earlier) && isWeek(later) && earlier.week < later.week;
}

function isKey(value: unknown): boolean {
  return typeof value === "string" && fromBase64url(value)?.length === 32;
}
