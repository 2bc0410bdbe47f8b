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
  name: string;
  phone: string;
  guardianPhone: string | null;
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
  /** Of the first identity kept for this contact. */
  id: number;
  name: string;
  phone: string;
  guardianPhone: string | null;
  /** Sorted codes of the issuers that named this person. */
  issuers: string[];
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
export function joinContacts(joining: Joining & { identities: readonly (Identity & { id: number })[] }): Contact[] {
  const people = scansByPerson(joining, joining.groups);
  const overlapsOf = overlapsWith(joining);
  return samePeople(joining.identities)
    .map((identities) => {
      const scans = identities.flatMap((identity) => people.get(personName(identity))?.scans ?? []);
      return { ...describe(identities), overlaps: overlapsOf(scans) };
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

function describe(identities: (Identity & { id: number })[]): Omit<Contact, "overlaps"> {
  const [first] = identities as [Identity & { id: number }];
  return {
    id: Math.min(...identities.map(({ id }) => id)),
    name: first.name,
    phone: first.phone,
    guardianPhone: identities.find(({ guardianPhone }) => guardianPhone !== null)?.guardianPhone ?? null,
    issuers: [...new Set(identities.map(({ issuer }) => issuer))],
  };
}

/** Lists of identities that are one person, each sorted by issuer. */
function samePeople<I extends Identity>(identities: readonly I[]): I[][] {
  const sorted = identities.toSorted(
    (a, b) => compare(a.issuer, b.issuer) || compare(a.name, b.name) || a.order - b.order || a.person - b.person,
  );
  // Children share their guardian's phone, so their names always tell them apart.
  const sharing = ({ phone, name, guardianPhone }: I) => (guardianPhone === null ? phone : `${phone} ${name}`);
  return [...Map.groupBy(sorted, sharing).values()].flatMap((shared) =>
    // One issuer, two names: the number has changed hands or is a family's, so the names tell them apart.
    hasTwoNamesAtOneIssuer(shared) ? [...Map.groupBy(shared, ({ name }) => name).values()] : [shared],
  );
}

function hasTwoNamesAtOneIssuer(identities: readonly Identity[]): boolean {
  return [...Map.groupBy(identities, ({ issuer }) => issuer).values()].some(
    (same) => new Set(same.map(({ name }) => name)).size > 1,
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
