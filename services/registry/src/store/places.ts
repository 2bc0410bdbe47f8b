import type { Tx } from "@kipass/service-kit/postgres/database";
import { lockFacility } from "./office-facilities.ts";
import { lockEntry } from "./register-entries.ts";

/** What an officer visits and acts on: a facility, or an entry of the target register. Exactly one is a number. */
export interface PlaceRef {
  facility: number | null;
  entry: number | null;
}

export interface Place extends PlaceRef {
  name: string;
  sector: string;
  sectorDetail: string | null;
  region: string;
  address: string;
  addressDetail: string;
  /** 관리번호 of an entry's licence; empty when there is none. */
  number: string;
  /** The facility an entry is taken to be. */
  matched: number | null;
}

export const facilityPlace = (facility: number): PlaceRef => ({ facility, entry: null });
export const entryPlace = (entry: number): PlaceRef => ({ facility: null, entry });
export const isSamePlace = (one: PlaceRef, other: PlaceRef): boolean =>
  one.facility === other.facility && one.entry === other.entry;

export const PLACE = `f.id AS facility, e.id AS entry, coalesce(f.name, e.name) AS name, coalesce(f.sector, e.sector) AS sector,
  f.sector_detail AS "sectorDetail", coalesce(f.region, e.region) AS region, coalesce(f.address, nullif(e.address, ''), e.lot_address) AS address,
  coalesce(f.address_detail, '') AS "addressDetail", coalesce(e.number, '') AS number, e.facility AS matched`;

/** Joins what `PLACE` reads to a row that names a place by `facility` and `entry`. */
export const placeOf = (row: string): string =>
  `LEFT JOIN facilities f ON f.id = ${row}.facility LEFT JOIN register_entries e ON e.id = ${row}.entry`;

/** Those that are there, in no order. */
export async function findPlaces(tx: Tx, places: readonly PlaceRef[]): Promise<Place[]> {
  const { rows } = await tx.query<Place>(
    `SELECT ${PLACE} FROM unnest($1::bigint[], $2::bigint[]) AS named (facility, entry) ${placeOf("named")}
      WHERE f.id IS NOT NULL OR e.id IS NOT NULL`,
    [places.map(({ facility }) => facility), places.map(({ entry }) => entry)],
  );
  return rows;
}

/** Waits for whoever is at work on the same. */
export async function lockPlace(tx: Tx, place: PlaceRef): Promise<Place | undefined> {
  if (place.facility !== null) await lockFacility(tx, place.facility);
  if (place.entry !== null) await lockEntry(tx, place.entry);
  return (await findPlaces(tx, [place]))[0];
}

/** A place and, behind it, the entries of the register that are taken to be it: what was found about those is part of its history. */
export async function findWithEntries(tx: Tx, place: PlaceRef): Promise<Place[]> {
  const [itself] = await findPlaces(tx, [place]);
  if (!itself) return [];
  const { rows } = await tx.query<{ id: number }>("SELECT id FROM register_entries WHERE facility = $1 ORDER BY id", [
    place.facility,
  ]);
  return [
    itself,
    ...(await findPlaces(
      tx,
      rows.map(({ id }) => entryPlace(id)),
    )),
  ];
}
