import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Subject } from "../designations/obligation-of.ts";
import type { FacilityStatus } from "./facilities.ts";

/** A facility as an officer's lists show it. */
export interface FacilityLine {
  id: number;
  version: number;
  name: string;
  businessNumber: string | null;
  sector: string;
  sectorDetail: string | null;
  region: string;
  address: string;
  addressDetail: string;
  status: FacilityStatus;
  statusSinceMs: number;
  signedUpOn: string;
}

/** The little that the queue shows. */
export type FacilityBrief = Pick<
  FacilityLine,
  "id" | "version" | "name" | "sector" | "sectorDetail" | "region" | "address" | "addressDetail"
>;

const LINE = `f.id, f.version, f.name, f.business_number AS "businessNumber", f.sector, f.sector_detail AS "sectorDetail", f.region, f.address,
  f.address_detail AS "addressDetail", f.status, f.status_changed_ms AS "statusSinceMs", f.signed_up_on AS "signedUpOn"`;

export interface FacilitySearch {
  /** Lower and upper end of the codes in the officer's region: the index knows them, the policy only refuses. */
  regions: { from: string; below: string };
  /** Part of a name or an address. */
  text: string | undefined;
  /** First digits of a 사업자등록번호. */
  digits: string | undefined;
  sector: string | undefined;
  status: FacilityStatus | undefined;
  /** Recorded anything since that day, or nothing. */
  activity: { since: string; isRecording: boolean } | undefined;
  /** No others than these. */
  among: number[] | undefined;
}

const MATCHES = `f.region >= $1 AND f.region < $2
  AND ($3::text IS NULL OR f.name ILIKE $3 OR f.address ILIKE $3 OR f.address_detail ILIKE $3 OR starts_with(f.business_number, $4))
  AND ($5::text IS NULL OR f.sector = $5) AND ($6::text IS NULL OR f.status = $6)
  AND ($7::date IS NULL OR $8 = EXISTS (SELECT FROM facility_days d WHERE d.facility = f.id AND d.day >= $7))
  AND ($9::bigint[] IS NULL OR f.id = ANY ($9))`;

function valuesOf({ regions, text, digits, sector, status, activity, among }: FacilitySearch): unknown[] {
  const pattern = text === undefined ? null : `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return [
    regions.from,
    regions.below,
    pattern,
    digits ?? null,
    sector ?? null,
    status ?? null,
    ...activityOf(activity),
    among ?? null,
  ];
}

function activityOf(activity: FacilitySearch["activity"]): unknown[] {
  return [activity?.since ?? null, activity?.isRecording ?? null];
}

/** Newest first, those after one that was seen last. */
export async function searchFacilities(
  tx: Tx,
  search: FacilitySearch,
  { after, limit }: { after: number | undefined; limit: number },
): Promise<(FacilityLine & Subject)[]> {
  const { rows } = await tx.query<FacilityLine & Subject>(
    `SELECT ${LINE}, f.area_m2 AS "areaM2", f.capacity FROM facilities f
      WHERE ${MATCHES} AND ($10::bigint IS NULL OR f.id < $10) ORDER BY f.id DESC LIMIT $11`,
    [...valuesOf(search), after ?? null, limit],
  );
  return rows;
}

/** All that match, as far as rules ask about them. */
export async function findSubjects(tx: Tx, search: FacilitySearch): Promise<Subject[]> {
  const { rows } = await tx.query<Subject>(
    `SELECT f.id, f.sector, f.region, f.area_m2 AS "areaM2", f.capacity FROM facilities f WHERE ${MATCHES}`,
    valuesOf(search),
  );
  return rows;
}

export async function countFacilities(tx: Tx, search: FacilitySearch): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    `SELECT count(*) AS n FROM facilities f WHERE ${MATCHES}`,
    valuesOf(search),
  );
  return rows[0]?.n ?? 0;
}

export async function findFacilityLine(tx: Tx, id: number): Promise<FacilityLine | undefined> {
  const { rows } = await tx.query<FacilityLine>(`SELECT ${LINE} FROM facilities f WHERE f.id = $1`, [id]);
  return rows[0];
}

/** Waits for whoever is deciding on the same facility. */
export async function lockFacility(tx: Tx, id: number): Promise<FacilityLine | undefined> {
  const { rows } = await tx.query<FacilityLine>(`SELECT ${LINE} FROM facilities f WHERE f.id = $1 FOR UPDATE`, [id]);
  return rows[0];
}

/** Those that wait longest first, with how many there are. */
export async function findWaiting(tx: Tx, limit: number): Promise<{ total: number; waiting: FacilityLine[] }> {
  const { rows } = await tx.query<FacilityLine & { total: number }>(
    `SELECT ${LINE}, count(*) OVER () AS total FROM facilities f WHERE f.status = 'waiting' ORDER BY f.status_changed_ms, f.id LIMIT $1`,
    [limit],
  );
  return { total: rows[0]?.total ?? 0, waiting: rows.map(({ total, ...line }) => line) };
}

/** Books whose day of destruction has passed without a report, the longest overdue first. */
export async function findOverdueBooks(
  tx: Tx,
  day: string,
  limit: number,
): Promise<{ total: number; books: (FacilityLine & { book: number; destroyBy: string })[] }> {
  const { rows } = await tx.query(
    `SELECT ${LINE}, b.id AS book, b.destroy_by AS "destroyBy", count(*) OVER () AS total
       FROM paper_books b JOIN facilities f ON f.id = b.facility
      WHERE b.destroy_by < $1 AND NOT EXISTS (SELECT FROM paper_destructions d WHERE d.book = b.id)
      ORDER BY b.destroy_by, b.id LIMIT $2`,
    [day, limit],
  );
  return { total: rows[0]?.total ?? 0, books: rows.map(({ total, ...line }) => line) };
}

export async function findFacilityLines(tx: Tx, ids: number[]): Promise<FacilityLine[]> {
  const { rows } = await tx.query<FacilityLine>(
    `SELECT ${LINE} FROM facilities f WHERE f.id = ANY($1::bigint[]) ORDER BY f.id`,
    [ids],
  );
  return rows;
}

export async function countDevices(tx: Tx, facility: number): Promise<{ count: number; lastUsedOn: string | null }> {
  const { rows } = await tx.query(
    `SELECT count(*) AS count, max(last_used_on) AS "lastUsedOn" FROM terminals WHERE facility = $1 AND revoked_on IS NULL`,
    [facility],
  );
  return rows[0];
}

/** Days without a row had no visit. */
export async function findDays(tx: Tx, facility: number, from: string): Promise<{ day: string; visits: number }[]> {
  const { rows } = await tx.query(
    "SELECT day, visits FROM facility_days WHERE facility = $1 AND day >= $2 ORDER BY day",
    [facility, from],
  );
  return rows;
}

/** Those of these facilities in which anything was recorded since a day. */
export async function findRecordingSince(tx: Tx, facilities: number[], since: string): Promise<Set<number>> {
  const { rows } = await tx.query<{ facility: number }>(
    "SELECT DISTINCT facility FROM facility_days WHERE facility = ANY ($1::bigint[]) AND day >= $2 AND visits > 0",
    [facilities, since],
  );
  return new Set(rows.map(({ facility }) => facility));
}

/** How large it is, and what the tax office says of its business. */
export async function findSize(
  tx: Tx,
  facility: number,
): Promise<
  | {
      areaM2: number | null;
      capacity: number | null;
      businessState: "operating" | "paused" | "ended" | "unregistered" | "unknown";
      closedWeekdays: number[];
    }
  | undefined
> {
  const { rows } = await tx.query(
    `SELECT area_m2 AS "areaM2", capacity, business_state AS "businessState", closed_weekdays AS "closedWeekdays"
       FROM facilities WHERE id = $1`,
    [facility],
  );
  return rows[0];
}

/** What of the people who run it is sealed. */
export async function findSealedContact(
  tx: Tx,
  facility: number,
): Promise<
  | { representative: Buffer; responsible: "representative" | "infection-control"; telephone: string; phones: Buffer[] }
  | undefined
> {
  const { rows } = await tx.query(
    `SELECT f.representative, f.responsible, f.telephone, array(
       SELECT m.phone FROM members m WHERE m.facility = f.id AND m.role = 'manager' AND m.revoked_on IS NULL AND m.phone IS NOT NULL
        ORDER BY m.id LIMIT 20) AS phones
       FROM facilities f WHERE f.id = $1`,
    [facility],
  );
  return rows[0];
}
