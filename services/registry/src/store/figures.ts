import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Exempted, Release, Subject } from "../designations/obligation-of.ts";

/** Codes of an officer's region: the index knows them, the policies only refuse. */
export interface RegionRange {
  from: string;
  below: string;
}

export interface CountedFacility extends Subject {
  isRecording: boolean;
  wasRecording: boolean;
}

/**
 * Facilities that may record, with whether they did: from `since` on, and in the seven days before that. Put together here: what the
 * policies hide from the planner made it join row by row.
 */
export async function findCounted(
  tx: Tx,
  { from, below }: RegionRange,
  { sector, since, before }: { sector: string | undefined; since: string; before: string },
): Promise<CountedFacility[]> {
  const { rows: recorded } = await tx.query<{ facility: number; now: boolean; earlier: boolean }>(
    `SELECT facility, bool_or(day >= $1) AS now, bool_or(day < $1) AS earlier FROM facility_days WHERE day >= $2 AND visits > 0
      GROUP BY facility`,
    [since, before],
  );
  const { rows: facilities } = await tx.query<Subject>(
    `SELECT id, sector, region, area_m2 AS "areaM2", capacity FROM facilities
      WHERE region >= $1 AND region < $2 AND status = 'active' AND ($3::text IS NULL OR sector = $3)`,
    [from, below, sector ?? null],
  );
  const days = new Map(recorded.map(({ facility, now, earlier }) => [facility, { now, earlier }]));
  return facilities.map((facility) => {
    const { now = false, earlier = false } = days.get(facility.id) ?? {};
    return { ...facility, isRecording: now, wasRecording: earlier };
  });
}

/** Businesses of the licence register that no registered facility was found for: so many alike. */
export async function findUninstalled(
  tx: Tx,
  { from, below }: RegionRange,
  sector: string | undefined,
): Promise<(Omit<Subject, "id" | "capacity"> & { count: number })[]> {
  const { rows } = await tx.query(
    `SELECT region, sector, area_m2 AS "areaM2", count(*) AS count FROM register_entries
      WHERE region >= $1 AND region < $2 AND state = 'operating' AND facility IS NULL AND ($3::text IS NULL OR sector = $3)
      GROUP BY region, sector, area_m2`,
    [from, below, sector ?? null],
  );
  return rows;
}

export async function findAllReleases(tx: Tx): Promise<(Release & { facility: number })[]> {
  const { rows } = await tx.query(
    `SELECT facility, designation, from_day AS "from", to_day AS "to" FROM designation_releases`,
  );
  return rows;
}

export async function findAllExempted(tx: Tx): Promise<(Exempted & { facility: number })[]> {
  const { rows } = await tx.query(
    `SELECT facility, from_day AS "from", until_day AS until FROM exemptions WHERE state IN ('granted', 'ended')`,
  );
  return rows;
}

/** Whatever became of them since. */
export async function findSignedUp(
  tx: Tx,
  { from, below }: RegionRange,
  days: { from: string; to: string },
): Promise<(Subject & { day: string })[]> {
  const { rows } = await tx.query(
    `SELECT id, sector, region, area_m2 AS "areaM2", capacity, signed_up_on AS day FROM facilities
      WHERE region >= $1 AND region < $2 AND signed_up_on BETWEEN $3 AND $4`,
    [from, below, days.from, days.to],
  );
  return rows;
}

/** Days without a row had no visit. Of the whole country the policies' own bound is enough. */
export async function sumDays(
  tx: Tx,
  { from, below }: RegionRange,
  days: { from: string; to: string },
): Promise<{ day: string; recording: number; visits: number }[]> {
  const isAll = from === "";
  const { rows } = await tx.query(
    `SELECT day, count(*) AS recording, sum(visits)::bigint AS visits FROM facility_days
      WHERE day BETWEEN $1 AND $2 AND visits > 0
        ${isAll ? "" : "AND facility IN (SELECT id FROM facilities WHERE region >= $3 AND region < $4)"} GROUP BY day`,
    [days.from, days.to, ...(isAll ? [] : [from, below])],
  );
  return rows;
}

export interface ApprovalTimes {
  waiting: number;
  oldestMs: number | null;
  medianWaitingMs: number | null;
  decided: number;
  medianDecidedMs: number | null;
}

/** How long facilities wait now, and how long those waited that were decided in a period. */
export async function timeApprovals(
  tx: Tx,
  { from, below }: RegionRange,
  { nowMs, fromMs, toMs }: { nowMs: number; fromMs: number; toMs: number },
): Promise<ApprovalTimes> {
  const { rows } = await tx.query<ApprovalTimes>(
    `SELECT w.*, d.* FROM (
       SELECT count(*) AS waiting, max($3::bigint - status_changed_ms) AS "oldestMs",
              (percentile_disc(0.5) WITHIN GROUP (ORDER BY $3::bigint - status_changed_ms)) AS "medianWaitingMs"
         FROM facilities WHERE region >= $1 AND region < $2 AND status = 'waiting') w,
     (SELECT count(*) AS decided, (percentile_disc(0.5) WITHIN GROUP (ORDER BY o.waited_ms)) AS "medianDecidedMs"
        FROM office_decisions o JOIN facilities f ON f.id = o.facility
       WHERE f.region >= $1 AND f.region < $2 AND o.kind IN ('approve', 'reject') AND o.undone_ms IS NULL AND o.waited_ms IS NOT NULL
         AND o.at_ms >= $4 AND o.at_ms < $5) d`,
    [from, below, nowMs, fromMs, toMs],
  );
  return rows[0] as ApprovalTimes;
}

export interface PaperCounts {
  kept: number;
  destroyed: number;
  destroyedLate: number;
  overdue: number;
}

/** Books due for destruction in a period, by what became of them; kept: all that are not due yet. */
export async function countPaper(
  tx: Tx,
  { from, below }: RegionRange,
  { today, ...days }: { today: string; from: string; to: string },
): Promise<PaperCounts> {
  const { rows } = await tx.query<PaperCounts>(
    `SELECT count(*) FILTER (WHERE d.book IS NULL AND b.destroy_by >= $3) AS kept,
            count(*) FILTER (WHERE due AND d.destroyed_on <= b.destroy_by) AS destroyed,
            count(*) FILTER (WHERE due AND d.destroyed_on > b.destroy_by) AS "destroyedLate",
            count(*) FILTER (WHERE due AND d.book IS NULL AND b.destroy_by < $3) AS overdue
       FROM (SELECT *, destroy_by BETWEEN $4 AND $5 AS due FROM paper_books) b JOIN facilities f ON f.id = b.facility
       LEFT JOIN paper_destructions d ON d.book = b.id
      WHERE f.region >= $1 AND f.region < $2`,
    [from, below, today, days.from, days.to],
  );
  return rows[0] as PaperCounts;
}
