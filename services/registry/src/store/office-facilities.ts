import type { Tx } from "@kipass/service-kit/postgres/database";
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
}

const MATCHES = `f.region >= $1 AND f.region < $2
  AND ($3::text IS NULL OR f.name ILIKE $3 OR f.address ILIKE $3 OR f.address_detail ILIKE $3 OR starts_with(f.business_number, $4))
  AND ($5::text IS NULL OR f.sector = $5) AND ($6::text IS NULL OR f.status = $6)`;

function valuesOf({ regions, text, digits, sector, status }: FacilitySearch): unknown[] {
  const pattern = text === undefined ? null : `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return [regions.from, regions.below, pattern, digits ?? null, sector ?? null, status ?? null];
}

/** Newest first, those after one that was seen last. */
export async function searchFacilities(
  tx: Tx,
  search: FacilitySearch,
  { after, limit }: { after: number | undefined; limit: number },
): Promise<FacilityLine[]> {
  const { rows } = await tx.query<FacilityLine>(
    `SELECT ${LINE} FROM facilities f WHERE ${MATCHES} AND ($7::bigint IS NULL OR f.id < $7) ORDER BY f.id DESC LIMIT $8`,
    [...valuesOf(search), after ?? null, limit],
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
export async function lockFacility(
  tx: Tx,
  id: number,
): Promise<Pick<FacilityLine, "id" | "version" | "status"> | undefined> {
  const { rows } = await tx.query<FacilityLine>("SELECT id, version, status FROM facilities WHERE id = $1 FOR UPDATE", [
    id,
  ]);
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
