import type { Tx } from "@kipass/service-kit/postgres/database";

/** 계속사업자, 휴업자, 폐업자, not in the tax office's register; unknown: not asked, or no answer then. */
export type BusinessState = "operating" | "paused" | "ended" | "unregistered" | "unknown";

export type FacilityStatus = "active" | "waiting" | "suspended" | "closed";

export interface NewFacility {
  name: string;
  status: FacilityStatus;
  businessNumber: string | null;
  businessState: BusinessState;
  /** Sealed. */
  representative: Uint8Array;
  responsible: "representative" | "infection-control";
  telephone: string;
  sector: string;
  sectorDetail: string | null;
  region: string;
  address: string;
  addressDetail: string;
  /** Address and detail in the form they are compared in (facilities/same-place.ts). */
  place: string;
  areaM2: number | null;
  capacity: number | null;
  closedWeekdays: number[];
  lastDoor: number;
  signedUpOn: string;
}

export interface Facility {
  id: number;
  name: string;
  status: FacilityStatus;
  sector: string;
  region: string;
}

export interface FacilityPlace {
  id: number;
  name: string;
  sector: string;
  region: string;
  address: string;
  addressDetail: string;
  telephone: string;
}

/** The new facility's id; undefined when the same business is registered at this place. */
export async function insertFacility(tx: Tx, facility: NewFacility, nowMs: number): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO facilities (name, status, status_changed_ms, business_number, business_state, representative, responsible, telephone,
       sector, sector_detail, region, address, address_detail, place, area_m2, capacity, closed_weekdays, last_door, signed_up_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) ON CONFLICT DO NOTHING RETURNING id`,
    [
      facility.name,
      facility.status,
      nowMs,
      facility.businessNumber,
      facility.businessState,
      facility.representative,
      facility.responsible,
      facility.telephone,
      facility.sector,
      facility.sectorDetail,
      facility.region,
      facility.address,
      facility.addressDetail,
      facility.place,
      facility.areaM2,
      facility.capacity,
      facility.closedWeekdays,
      facility.lastDoor,
      facility.signedUpOn,
    ],
  );
  return rows[0]?.id;
}

/** The facility of this business at this place; undefined when there is none, or it was closed. */
export async function findAtPlace(
  tx: Tx,
  { businessNumber, region, place }: Pick<NewFacility, "businessNumber" | "region" | "place">,
): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    "SELECT id FROM facilities WHERE business_number = $1 AND region = $2 AND place = $3 AND status <> 'closed'",
    [businessNumber, region, place],
  );
  return rows[0]?.id;
}

export async function findFacility(tx: Tx, id: number): Promise<Facility | undefined> {
  const { rows } = await tx.query("SELECT id, name, status, sector, region FROM facilities WHERE id = $1", [id]);
  return rows[0];
}

/** What a facility's own people are told of its business. */
export async function findBusiness(
  tx: Tx,
  id: number,
): Promise<Pick<NewFacility, "businessNumber" | "sector" | "sectorDetail" | "address" | "addressDetail"> | undefined> {
  const { rows } = await tx.query(
    `SELECT business_number AS "businessNumber", sector, sector_detail AS "sectorDetail", address, address_detail AS "addressDetail"
       FROM facilities WHERE id = $1`,
    [id],
  );
  return rows[0];
}

/** How many facilities that are not closed stand under a number; 0 without one. */
export async function countOfBusiness(tx: Tx, businessNumber: string | null): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    "SELECT count(*) AS n FROM facilities WHERE business_number = $1 AND status <> 'closed'",
    [businessNumber],
  );
  return rows[0]?.n ?? 0;
}

export async function findPlaces(tx: Tx, ids: number[]): Promise<FacilityPlace[]> {
  const { rows } = await tx.query(
    `SELECT id, name, sector, region, address, address_detail AS "addressDetail", telephone
       FROM facilities WHERE id = ANY($1::bigint[]) ORDER BY id`,
    [ids],
  );
  return rows;
}

/** Ten digits; null without one, and without such a facility. */
export async function findBusinessNumber(tx: Tx, id: number): Promise<string | null> {
  const { rows } = await tx.query<{ businessNumber: string | null }>(
    `SELECT business_number AS "businessNumber" FROM facilities WHERE id = $1`,
    [id],
  );
  return rows[0]?.businessNumber ?? null;
}

/** Gives out the next door number of a facility; undefined when all are given out. */
export async function takeDoor(tx: Tx, facility: number): Promise<number | undefined> {
  const { rows } = await tx.query<{ door: number }>(
    "UPDATE facilities SET last_door = last_door + 1 WHERE id = $1 AND last_door < 65535 RETURNING last_door AS door",
    [facility],
  );
  return rows[0]?.door;
}

/** False when there is no such facility. Every process hears of it through `channel`. */
export async function updateStatus(
  tx: Tx,
  change: { id: number; status: FacilityStatus; nowMs: number; channel: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE facilities SET status = $2, status_changed_ms = $3, ended_as = NULL, reopens_as = NULL WHERE id = $1",
    [change.id, change.status, change.nowMs],
  );
  await tx.query("SELECT pg_notify($1, '')", [change.channel]);
  return rowCount === 1;
}

/** Every facility that is not active, or, from a time on, every facility whose status changed. */
export async function findStatuses(
  tx: Tx,
  sinceMs: number | undefined,
): Promise<{ id: number; status: FacilityStatus; changedMs: number }[]> {
  const { rows } = await tx.query(
    `SELECT id, status, status_changed_ms AS "changedMs" FROM facilities
      WHERE CASE WHEN $1::bigint IS NULL THEN status <> 'active' ELSE status_changed_ms >= $1 END`,
    [sinceMs ?? null],
  );
  return rows;
}
