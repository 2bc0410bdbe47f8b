import { type Meeting, type Overlap, overlapsWith } from "./overlap.ts";
import type { Scan } from "./stays.ts";

/** Which pass belongs to which person. An issuer numbers people anew under every order, so a number means nothing without it. */
export interface Group {
  issuer: string;
  /** The order the issuer answered; a later order has a higher one. */
  order: number;
  passId: string;
  person: number;
}

export interface Identity {
  issuer: string;
  order: number;
  person: number;
  /** Empty when a written log does not say. */
  name: string;
  /** Empty while all that is known is a safe number. */
  phone: string;
  guardianPhone: string | null;
  /** On a slip whose holder nobody has named yet. */
  safeNumber?: string;
}

export interface Joining extends Meeting {
  coVisits: readonly Scan[];
  groups: readonly Group[];
}

/** Somebody who was there at the same time, without a name. */
export interface Person {
  issuer: string;
  person: number;
  overlaps: Overlap[];
}

export interface Contact {
  /** Which person this is: the same however many identities name them, and in whatever order those come and go. */
  key: string;
  name: string;
  phone: string;
  guardianPhone: string | null;
  safeNumber: string | null;
  /** Sorted: issuers by their codes, and written logs and facilities' own systems (`hand-in.ts`). */
  sources: string[];
  overlaps: Overlap[];
}

/**
 * Everyone with a possible overlap, by issuer and number, as each issuer numbered them under its newest order. The case's own passes
 * are nobody.
 */
export function joinPeople(joining: Joining): Person[] {
  const overlapsOf = overlapsWith(joining);
  return [...scansByPerson(joining, newestGroups(joining.groups)).values()]
    .map(({ issuer, person, scans }) => ({ issuer, person, overlaps: overlapsOf(scans) }))
    .filter(({ overlaps }) => overlaps.length > 0)
    .sort((a, b) => compare(a.issuer, b.issuer) || a.person - b.person);
}

/**
 * The contact list: identified people with a possible overlap, most minutes first. One phone named by two issuers is one contact,
 * whose scans are joined before they are paired: who enters with one app and leaves with another stayed once.
 */
export function joinContacts(joining: Joining & { identities: readonly Identity[] }): Contact[] {
  const people = scansByPerson(joining, joining.groups);
  const overlapsOf = overlapsWith(joining);
  return samePeople(joining.identities)
    .map(({ key, identities }) => {
      const scans = identities.flatMap((identity) => people.get(personName(identity))?.scans ?? []);
      return { key, ...describe(identities), overlaps: overlapsOf(scans) };
    })
    .filter(({ overlaps }) => overlaps.length > 0)
    .sort((a, b) => longest(b) - longest(a) || compare(a.phone, b.phone) || compare(a.name, b.name));
}

function newestGroups(groups: readonly Group[]): Group[] {
  return [...Map.groupBy(groups, ({ issuer }) => issuer).values()].flatMap((ofIssuer) => {
    const newest = ofIssuer.reduce((order, group) => Math.max(order, group.order), 0);
    return ofIssuer.filter(({ order }) => order === newest);
  });
}

interface PersonScans {
  issuer: string;
  person: number;
  scans: Scan[];
}

function scansByPerson({ caseScans, coVisits }: Joining, groups: readonly Group[]): Map<string, PersonScans> {
  const own = new Set(caseScans.map(passOf));
  const scansOfPass = Map.groupBy(coVisits, passOf);
  const people = new Map<string, PersonScans>();
  for (const group of groups) {
    const scans = own.has(passOf(group)) ? [] : (scansOfPass.get(passOf(group)) ?? []);
    const known = people.get(personName(group)) ?? { issuer: group.issuer, person: group.person, scans: [] };
    known.scans.push(...scans);
    people.set(personName(group), known);
  }
  return people;
}

function describe(identities: readonly Identity[]): Omit<Contact, "key" | "overlaps"> {
  const [first] = identities as [Identity];
  return {
    name: identities.find(({ name }) => name !== "")?.name ?? "",
    phone: first.phone,
    guardianPhone: identities.find(({ guardianPhone }) => guardianPhone !== null)?.guardianPhone ?? null,
    safeNumber: first.phone === "" ? (first.safeNumber ?? null) : null,
    sources: [...new Set(identities.map(({ issuer }) => issuer))],
  };
}

interface SamePerson {
  key: string;
  identities: Identity[];
}

/** Identities that are one person, each list sorted by issuer. */
function samePeople(identities: readonly Identity[]): SamePerson[] {
  const sorted = identities.toSorted(
    (a, b) => compare(a.issuer, b.issuer) || compare(a.name, b.name) || a.order - b.order || a.person - b.person,
  );
  return [...Map.groupBy(sorted, keyOf)].flatMap(([key, shared]) =>
    // One issuer, two names: the number has changed hands or is a family's, so the names tell them apart.
    hasTwoNamesAtOneIssuer(shared) ? byName(key, shared) : [{ key, identities: shared }],
  );
}

/** Children share their guardian's phone, so their names always tell them apart. */
function keyOf({ phone, name, guardianPhone, safeNumber = "" }: Identity): string {
  if (phone === "") return `safe-number ${safeNumber}`;
  return guardianPhone === null ? phone : `${phone} ${name}`;
}

/** Who left only a number may be any of them, and is counted with the first. */
function byName(key: string, shared: readonly Identity[]): SamePerson[] {
  const first = shared.find(({ name }) => name !== "")?.name ?? "";
  return [...Map.groupBy(shared, ({ name }) => name || first)].map(([name, identities]) => {
    return { key: `${key} ${name}`, identities };
  });
}

function hasTwoNamesAtOneIssuer(identities: readonly Identity[]): boolean {
  return [...Map.groupBy(identities, ({ issuer }) => issuer).values()].some(
    (same) => new Set(same.map(({ name }) => name).filter((name) => name !== "")).size > 1,
  );
}

function passOf({ issuer, passId }: { issuer: string; passId: string }): string {
  return `${issuer} ${passId}`;
}

function personName({ issuer, order, person }: { issuer: string; order: number; person: number }): string {
  return `${issuer} ${order} ${person}`;
}

function longest({ overlaps }: Contact): number {
  return overlaps.reduce((most, { maxMinutes }) => Math.max(most, maxMinutes), 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
