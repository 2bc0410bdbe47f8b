import type { Tx } from "@kipass/service-kit/postgres/database";
import type { EntryFacts } from "../office/register/read-row.ts";
import type { FacilityLine } from "./office-facilities.ts";

export type TargetUse = "used" | "silent" | "waiting" | "check" | "missing";

/** Without a visit on so many days on which it is open, a facility is silent. */
export const SILENT_DAYS = 7;
/** Visits and open days are compared over so many. */
export const SEEN_DAYS = 14;

export interface TargetSearch {
  regions: { from: string; below: string };
  day: string;
  sector: string | undefined;
  /** Part of a name or an address. */
  text: string | undefined;
}

export interface TargetRow extends Omit<EntryFacts, "key" | "place" | "state" | "x" | "y"> {
  id: number;
  version: number;
  use: TargetUse;
  facility: number | null;
  facilityAreaM2: number | null;
  lastDay: string | null;
  seen: number;
  openDays: number;
}

/** A facility counts from the day after it was registered, or recorded last; today is not over yet. */
const IS_SILENT = `greatest(last.day, f.signed_up_on) < $3::date - ${SILENT_DAYS}
  AND open_days(f.closed_weekdays, f.id, greatest(last.day, f.signed_up_on), $3::date, ${SILENT_DAYS}) >= ${SILENT_DAYS}`;
const LAST =
  "LEFT JOIN LATERAL (SELECT max(d.day) AS day FROM facility_days d WHERE d.facility = f.id AND d.visits > 0) last ON true";

const TARGETS = `SELECT e.*, f.area_m2 AS facility_area_m2, f.closed_weekdays, f.signed_up_on, last.day AS last_day, f.id AS registered,
    CASE WHEN e.match = 'check' THEN 'check' WHEN f.id IS NULL THEN 'missing' WHEN f.status <> 'active' THEN 'waiting'
         WHEN ${IS_SILENT} THEN 'silent' ELSE 'used' END AS use
  FROM register_entries e LEFT JOIN facilities f ON f.id = e.facility AND f.status <> 'closed' ${LAST}
 WHERE e.region >= $1 AND e.region < $2 AND e.state = 'operating' AND ($4::text IS NULL OR e.sector = $4)
   AND ($5::text IS NULL OR e.name ILIKE $5 OR e.address ILIKE $5 OR e.lot_address ILIKE $5)`;

function valuesOf({ regions, day, sector, text }: TargetSearch): unknown[] {
  const pattern = text === undefined ? null : `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return [regions.from, regions.below, day, sector ?? null, pattern];
}

/** Newest first, those after one that was seen last. */
export async function searchTargets(
  tx: Tx,
  search: TargetSearch,
  { use, after, limit }: { use: TargetUse | undefined; after: number | undefined; limit: number },
): Promise<TargetRow[]> {
  const { rows } = await tx.query<TargetRow>(
    `SELECT t.id, t.version, t.region, t.sector, t.number, t.service, t.kind, t.name, t.address, t.lot_address AS "lotAddress", t.phone,
            t.licensed_on AS "licensedOn", t.area_m2 AS "areaM2", t.use, t.registered AS facility, t.facility_area_m2 AS "facilityAreaM2",
            t.last_day AS "lastDay",
            (SELECT coalesce(sum(d.visits), 0)::integer FROM facility_days d
              WHERE d.facility = t.registered AND d.day >= $3::date - ${SEEN_DAYS} AND d.day < $3::date) AS seen,
            CASE WHEN t.registered IS NULL THEN 0
                 ELSE open_days(t.closed_weekdays, t.registered, greatest(t.signed_up_on, $3::date - ${SEEN_DAYS + 1}), $3::date, ${SEEN_DAYS}) END AS "openDays"
       FROM (SELECT * FROM (${TARGETS} AND ($7::bigint IS NULL OR e.id < $7)) t
              WHERE $6::text IS NULL OR t.use = $6 ORDER BY t.id DESC LIMIT $8) t ORDER BY t.id DESC`,
    [...valuesOf(search), use ?? null, after ?? null, limit],
  );
  return rows;
}

export async function countTargets(tx: Tx, search: TargetSearch): Promise<{ use: TargetUse; targets: number }[]> {
  const { rows } = await tx.query(
    `SELECT t.use, count(*) AS targets FROM (${TARGETS}) t GROUP BY t.use ORDER BY t.use`,
    valuesOf(search),
  );
  return rows;
}

/** Active facilities without a visit, the longest silent first: also those that no register names. */
export async function findSilent(
  tx: Tx,
  { regions, day }: Pick<TargetSearch, "regions" | "day">,
  limit: number,
): Promise<{ total: number; silent: (FacilityLine & { since: string })[] }> {
  const { rows } = await tx.query(
    `SELECT f.id, f.version, f.name, f.business_number AS "businessNumber", f.sector, f.sector_detail AS "sectorDetail", f.region, f.address,
            f.address_detail AS "addressDetail", f.status, f.status_changed_ms AS "statusSinceMs", f.signed_up_on AS "signedUpOn",
            greatest(last.day, f.signed_up_on) AS since, count(*) OVER () AS total
       FROM facilities f ${LAST} WHERE f.region >= $1 AND f.region < $2 AND f.status = 'active' AND ${IS_SILENT} ORDER BY since, f.id LIMIT $4`,
    [regions.from, regions.below, day, limit],
  );
  return { total: rows[0]?.total ?? 0, silent: rows.map(({ total, ...line }) => line) };
}

/** A rule in force names the sector in this region. A size the register does not say is not held against the rule. */
const IS_DESIGNATED = `EXISTS (
  SELECT FROM designations d JOIN designation_sectors s ON s.designation = d.id
   WHERE s.sector = e.sector AND d.from_day <= $3 AND (d.to_day IS NULL OR d.to_day >= $3) AND coalesce(e.area_m2 >= s.min_area_m2, true)
     AND EXISTS (SELECT FROM unnest(d.regions) AS named (region) WHERE named.region = 'all' OR starts_with(e.region, named.region)))`;

/** Operating businesses under a designation with no facility, first taken first. */
export async function findMissing(
  tx: Tx,
  { regions: { from, below }, day }: Pick<TargetSearch, "regions" | "day">,
  limit: number,
): Promise<{
  total: number;
  missing: (Pick<EntryFacts, "name" | "sector" | "region" | "address"> & { id: number; takenMs: number })[];
}> {
  const { rows } = await tx.query(
    `SELECT e.id, e.name, e.sector, e.region, e.address, e.taken_ms AS "takenMs", count(*) OVER () AS total
       FROM register_entries e
      WHERE e.region >= $1 AND e.region < $2 AND e.state = 'operating' AND e.match <> 'check' AND ${IS_DESIGNATED}
        AND NOT EXISTS (SELECT FROM facilities f WHERE f.id = e.facility AND f.status <> 'closed')
      ORDER BY e.taken_ms, e.id LIMIT $4`,
    [from, below, day, limit],
  );
  return { total: rows[0]?.total ?? 0, missing: rows.map(({ total, ...line }) => line) };
}
