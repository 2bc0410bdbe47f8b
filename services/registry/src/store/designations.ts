import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Release, Rule, Subject } from "../designations/obligation-of.ts";
import type { FacilityBrief } from "./office-facilities.ts";

/** A rule with what people read of it. */
export interface Designation extends Rule {
  readonly code: string | null;
  readonly title: string;
  readonly basis: string;
  readonly exceptions: string;
  readonly by: string;
  readonly madeMs: number;
}

export type NewDesignation = Omit<Designation, "id" | "code">;

const ALL = `SELECT d.id, d.code, d.title, d.regions, d.from_day AS "from", d.grace_until AS "graceUntil", d.to_day AS "to", d.basis,
    d.exceptions, d.by_name AS by, d.made_ms AS "madeMs",
    coalesce((SELECT json_agg(json_build_object('sector', s.sector, 'minAreaM2', s.min_area_m2, 'minCapacity', s.min_capacity) ORDER BY s.sector)
       FROM designation_sectors s WHERE s.designation = d.id), '[]') AS sectors,
    coalesce((SELECT json_agg(f.facility ORDER BY f.facility) FROM designation_facilities f WHERE f.designation = d.id), '[]') AS facilities
  FROM designations d`;

/** Every rule there is, or of an officer's transaction every one that applies in the region: the latest first. */
export async function findDesignations(tx: Tx): Promise<Designation[]> {
  const { rows } = await tx.query<Designation>(`${ALL} ORDER BY d.from_day DESC, d.id DESC`);
  return rows;
}

export async function findDesignation(tx: Tx, id: number): Promise<Designation | undefined> {
  const { rows } = await tx.query<Designation>(`${ALL} WHERE d.id = $1`, [id]);
  return rows[0];
}

export async function insertDesignation(tx: Tx, rule: NewDesignation): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO designations (title, regions, from_day, grace_until, to_day, basis, exceptions, by_name, made_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [rule.title, rule.regions, rule.from, rule.graceUntil, rule.to, rule.basis, rule.exceptions, rule.by, rule.madeMs],
  );
  const { id } = rows[0] as { id: number };
  await insertSectors(tx, id, rule.sectors);
  await tx.query(
    "INSERT INTO designation_facilities (designation, facility) SELECT $1, facility FROM unnest($2::bigint[]) AS f (facility)",
    [id, rule.facilities],
  );
  return id;
}

/** False when the program's list is there already. */
export async function insertNationalList(
  tx: Tx,
  list: Omit<NewDesignation, "facilities"> & { code: string },
): Promise<boolean> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO designations (code, title, regions, from_day, grace_until, to_day, basis, exceptions, by_name, made_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (code) DO NOTHING RETURNING id`,
    [
      list.code,
      list.title,
      list.regions,
      list.from,
      list.graceUntil,
      list.to,
      list.basis,
      list.exceptions,
      list.by,
      list.madeMs,
    ],
  );
  if (!rows[0]) return false;
  await insertSectors(tx, rows[0].id, list.sectors);
  return true;
}

async function insertSectors(tx: Tx, designation: number, sectors: Rule["sectors"]): Promise<void> {
  await tx.query(
    `INSERT INTO designation_sectors (designation, sector, min_area_m2, min_capacity)
     SELECT $1, s.* FROM unnest($2::text[], $3::integer[], $4::integer[]) AS s (sector, area, capacity)`,
    [
      designation,
      sectors.map(({ sector }) => sector),
      sectors.map(({ minAreaM2 }) => minAreaM2),
      sectors.map(({ minCapacity }) => minCapacity),
    ],
  );
}

/** False when it was ended before. */
export async function markEnded(tx: Tx, id: number, to: string, nowMs: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE designations SET to_day = $2, ended_ms = $3 WHERE id = $1 AND ended_ms IS NULL",
    [id, to, nowMs],
  );
  return rowCount === 1;
}

export type Candidate = Subject & FacilityBrief;

/** Facilities a rule could touch, by sector and number; whether it does, `touches` says. */
export async function findCandidates(
  tx: Tx,
  { from, below }: { from: string; below: string },
  { sectors, facilities }: Pick<Rule, "sectors" | "facilities">,
): Promise<Candidate[]> {
  const { rows } = await tx.query<Candidate>(
    `SELECT f.id, f.version, f.name, f.sector, f.sector_detail AS "sectorDetail", f.region, f.address, f.address_detail AS "addressDetail",
            f.area_m2 AS "areaM2", f.capacity
       FROM facilities f WHERE f.region >= $1 AND f.region < $2 AND f.status <> 'closed' AND (f.sector = ANY ($3) OR f.id = ANY ($4::bigint[]))
      ORDER BY f.id`,
    [from, below, sectors.map(({ sector }) => sector), facilities],
  );
  return rows;
}

/** Facilities anywhere that a rule could touch and that it was not announced to. */
export async function findUnannounced(
  tx: Tx,
  { id, sectors, facilities }: Pick<Rule, "id" | "sectors" | "facilities">,
): Promise<Subject[]> {
  const { rows } = await tx.query<Subject>(
    `SELECT f.id, f.sector, f.region, f.area_m2 AS "areaM2", f.capacity FROM facilities f
      WHERE f.status <> 'closed' AND (f.sector = ANY ($2) OR f.id = ANY ($3::bigint[]))
        AND NOT EXISTS (SELECT FROM designation_notices n WHERE n.facility = f.id AND n.designation = $1)`,
    [id, sectors.map(({ sector }) => sector), facilities],
  );
  return rows;
}

export async function findSubject(tx: Tx, id: number): Promise<Subject | undefined> {
  const { rows } = await tx.query<Subject>(
    `SELECT id, sector, region, area_m2 AS "areaM2", capacity FROM facilities WHERE id = $1`,
    [id],
  );
  return rows[0];
}

/** Announced once to each. */
export async function insertNotices(tx: Tx, designation: number, facilities: number[], atMs: number): Promise<void> {
  await tx.query(
    `INSERT INTO designation_notices (facility, designation, at_ms) SELECT facility, $1, $3 FROM unnest($2::bigint[]) AS f (facility)
     ON CONFLICT DO NOTHING`,
    [designation, facilities, atMs],
  );
}

export async function findNotices(tx: Tx, facility: number): Promise<{ designation: number; atMs: number }[]> {
  const { rows } = await tx.query(
    `SELECT designation, at_ms AS "atMs" FROM designation_notices WHERE facility = $1 ORDER BY at_ms DESC, designation DESC`,
    [facility],
  );
  return rows;
}

export interface StoredRelease extends Release {
  id: number;
  reason: string;
  by: string;
  isEnded: boolean;
}

/** Also ended ones: they held on their days. */
export async function findReleases(tx: Tx, facility: number): Promise<StoredRelease[]> {
  const { rows } = await tx.query<StoredRelease>(
    `SELECT id, designation, from_day AS "from", to_day AS "to", reason, by_name AS by, ended_ms IS NOT NULL AS "isEnded"
       FROM designation_releases WHERE facility = $1 ORDER BY id DESC LIMIT 100`,
    [facility],
  );
  return rows;
}

/** Undefined when the facility is left out of it already. */
export async function insertRelease(
  tx: Tx,
  release: { facility: number; designation: number; from: string; to: string | null; reason: string; by: string },
  nowMs: number,
): Promise<number | undefined> {
  const { facility, designation, from, to, reason, by } = release;
  await tx.query(
    "UPDATE designation_releases SET ended_ms = $4 WHERE facility = $1 AND designation = $2 AND to_day < $3 AND ended_ms IS NULL",
    [facility, designation, from, nowMs],
  );
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO designation_releases (designation, facility, from_day, to_day, reason, by_name, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
    [designation, facility, from, to, reason, by, nowMs],
  );
  return rows[0]?.id;
}

/** The day before `today` becomes its last. Undefined when it was ended before. */
export async function endRelease(
  tx: Tx,
  id: number,
  today: string,
  nowMs: number,
): Promise<{ facility: number; designation: number } | undefined> {
  const { rows } = await tx.query<{ facility: number; designation: number }>(
    `UPDATE designation_releases SET to_day = greatest($2::date - 1, from_day - 1), ended_ms = $3
      WHERE id = $1 AND ended_ms IS NULL AND (to_day IS NULL OR to_day >= $2) RETURNING facility, designation`,
    [id, today, nowMs],
  );
  return rows[0];
}
