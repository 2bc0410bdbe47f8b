import type { Tx } from "@kipass/service-kit/postgres/database";
import type { FacilityBrief } from "./office-facilities.ts";

export interface Inspection {
  id: number;
  inspectedMs: number;
  receivedMs: number;
  by: string;
  findings: unknown[];
  note: string;
  guidance: string;
  nextVisitOn: string | null;
  corrects: number | null;
}

const BRIEF = `f.id, f.version, f.name, f.sector, f.sector_detail AS "sectorDetail", f.region, f.address, f.address_detail AS "addressDetail"`;

/** Undefined when the attempt is recorded already. */
export async function insertInspection(
  tx: Tx,
  inspection: Omit<Inspection, "id"> & { facility: number; officer: number; attempt: Uint8Array },
): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO inspections (facility, officer, by_name, attempt, inspected_ms, received_ms, findings, note, guidance, next_visit_on, corrects)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (officer, attempt) DO NOTHING RETURNING id`,
    [
      inspection.facility,
      inspection.officer,
      inspection.by,
      inspection.attempt,
      inspection.inspectedMs,
      inspection.receivedMs,
      JSON.stringify(inspection.findings),
      inspection.note,
      inspection.guidance,
      inspection.nextVisitOn,
      inspection.corrects,
    ],
  );
  return rows[0]?.id;
}

export async function findInspectionByAttempt(
  tx: Tx,
  officer: number,
  attempt: Uint8Array,
): Promise<{ id: number; facility: number } | undefined> {
  const { rows } = await tx.query<{ id: number; facility: number }>(
    "SELECT id, facility FROM inspections WHERE officer = $1 AND attempt = $2",
    [officer, attempt],
  );
  return rows[0];
}

/** Latest first. */
export async function findInspections(tx: Tx, facility: number): Promise<Inspection[]> {
  const { rows } = await tx.query<Inspection>(
    `SELECT id, inspected_ms AS "inspectedMs", received_ms AS "receivedMs", by_name AS "by", findings, note, guidance,
            next_visit_on AS "nextVisitOn", corrects
       FROM inspections WHERE facility = $1 ORDER BY inspected_ms DESC, id DESC LIMIT 500`,
    [facility],
  );
  return rows;
}

/** An officer's route of a day, in order, and when each stop was inspected that day (Unix milliseconds `fromMs`–`untilMs`). */
export async function findStops(
  tx: Tx,
  { officer, day, fromMs, untilMs }: { officer: number; day: string; fromMs: number; untilMs: number },
): Promise<(FacilityBrief & { inspectedMs: number | null })[]> {
  const { rows } = await tx.query<FacilityBrief & { inspectedMs: number | null }>(
    `SELECT ${BRIEF}, (SELECT max(i.inspected_ms) FROM inspections i
              WHERE i.facility = f.id AND i.inspected_ms >= $3 AND i.inspected_ms < $4) AS "inspectedMs"
       FROM inspection_stops s JOIN facilities f ON f.id = s.facility
      WHERE s.officer = $1 AND s.day = $2 ORDER BY s.place`,
    [officer, day, fromMs, untilMs],
  );
  return rows;
}

/** Replaces the whole route, and forgets those of days long past. */
export async function putStops(
  tx: Tx,
  {
    officer,
    day,
    facilities,
    forgetBefore,
  }: { officer: number; day: string; facilities: number[]; forgetBefore: string },
): Promise<void> {
  await tx.query("DELETE FROM inspection_stops WHERE officer = $1 AND (day = $2 OR day < $3)", [
    officer,
    day,
    forgetBefore,
  ]);
  await tx.query(
    `INSERT INTO inspection_stops (officer, day, facility, place)
     SELECT $1, $2, facility, place FROM unnest($3::bigint[]) WITH ORDINALITY AS stop (facility, place)`,
    [officer, day, facilities],
  );
}

/** Facilities whose last inspection asked for another by a day, and which had none since; the longest due first. */
export async function findDueVisits(
  tx: Tx,
  until: string,
  limit: number,
): Promise<{ total: number; due: (FacilityBrief & { inspection: number; dueOn: string; sinceMs: number })[] }> {
  const { rows } = await tx.query(
    `SELECT ${BRIEF}, i.id AS inspection, i.next_visit_on AS "dueOn", i.received_ms AS "sinceMs", count(*) OVER () AS total
       FROM inspections i JOIN facilities f ON f.id = i.facility
      WHERE i.next_visit_on <= $1 AND f.status <> 'closed'
        AND NOT EXISTS (SELECT FROM inspections l WHERE l.facility = i.facility AND (l.inspected_ms, l.id) > (i.inspected_ms, i.id))
      ORDER BY i.next_visit_on, i.id LIMIT $2`,
    [until, limit],
  );
  return { total: rows[0]?.total ?? 0, due: rows.map(({ total, ...one }) => one) };
}
