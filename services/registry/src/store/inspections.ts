import type { Tx } from "@kipass/service-kit/postgres/database";
import { PLACE, type Place, type PlaceRef, placeOf } from "./places.ts";

export interface Inspection extends PlaceRef {
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

/** Undefined when the attempt is recorded already. */
export async function insertInspection(
  tx: Tx,
  inspection: Omit<Inspection, "id"> & { officer: number; attempt: Uint8Array },
): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO inspections (facility, entry, officer, by_name, attempt, inspected_ms, received_ms, findings, note, guidance, next_visit_on, corrects)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (officer, attempt) DO NOTHING RETURNING id`,
    [
      inspection.facility,
      inspection.entry,
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
): Promise<(PlaceRef & { id: number }) | undefined> {
  const { rows } = await tx.query<PlaceRef & { id: number }>(
    "SELECT id, facility, entry FROM inspections WHERE officer = $1 AND attempt = $2",
    [officer, attempt],
  );
  return rows[0];
}

/** Of any of these places, latest first. */
export async function findInspections(tx: Tx, places: readonly PlaceRef[]): Promise<Inspection[]> {
  const { rows } = await tx.query<Inspection>(
    `SELECT id, facility, entry, inspected_ms AS "inspectedMs", received_ms AS "receivedMs", by_name AS "by", findings, note, guidance,
            next_visit_on AS "nextVisitOn", corrects
       FROM inspections WHERE facility = ANY ($1::bigint[]) OR entry = ANY ($2::bigint[]) ORDER BY inspected_ms DESC, id DESC LIMIT 500`,
    [places.map(({ facility }) => facility), places.map(({ entry }) => entry)],
  );
  return rows;
}

/** An officer's route of a day, in order, and when each stop was inspected that day (Unix milliseconds `fromMs`–`untilMs`). */
export async function findStops(
  tx: Tx,
  { officer, day, fromMs, untilMs }: { officer: number; day: string; fromMs: number; untilMs: number },
): Promise<(Place & { inspectedMs: number | null })[]> {
  const { rows } = await tx.query<Place & { inspectedMs: number | null }>(
    `SELECT ${PLACE}, (SELECT max(i.inspected_ms) FROM inspections i
              WHERE (i.facility = s.facility OR i.entry = s.entry) AND i.inspected_ms >= $3 AND i.inspected_ms < $4) AS "inspectedMs"
       FROM inspection_stops s ${placeOf("s")}
      WHERE s.officer = $1 AND s.day = $2 ORDER BY s.place`,
    [officer, day, fromMs, untilMs],
  );
  return rows;
}

/** Replaces the whole route, and forgets those of days long past. */
export async function putStops(
  tx: Tx,
  { officer, day, stops, forgetBefore }: { officer: number; day: string; stops: PlaceRef[]; forgetBefore: string },
): Promise<void> {
  await tx.query("DELETE FROM inspection_stops WHERE officer = $1 AND (day = $2 OR day < $3)", [
    officer,
    day,
    forgetBefore,
  ]);
  await tx.query(
    `INSERT INTO inspection_stops (officer, day, facility, entry, place)
     SELECT $1, $2, facility, entry, place FROM unnest($3::bigint[], $4::bigint[]) WITH ORDINALITY AS stop (facility, entry, place)`,
    [officer, day, stops.map(({ facility }) => facility), stops.map(({ entry }) => entry)],
  );
}

/** Places whose last inspection asked for another by a day, and which had none since, also not as the facility they became; the longest due first. */
export async function findDueVisits(
  tx: Tx,
  until: string,
  limit: number,
): Promise<{ total: number; due: (Place & { inspection: number; dueOn: string; sinceMs: number })[] }> {
  const { rows } = await tx.query(
    `SELECT ${PLACE}, i.id AS inspection, i.next_visit_on AS "dueOn", i.received_ms AS "sinceMs", count(*) OVER () AS total
       FROM inspections i ${placeOf("i")}
      WHERE i.next_visit_on <= $1 AND (f.status <> 'closed' OR e.state = 'operating')
        AND NOT EXISTS (SELECT FROM inspections l WHERE (l.facility = i.facility OR l.entry = i.entry OR l.facility = e.facility) AND (l.inspected_ms, l.id) > (i.inspected_ms, i.id))
      ORDER BY i.next_visit_on, i.id LIMIT $2`,
    [until, limit],
  );
  return { total: rows[0]?.total ?? 0, due: rows.map(({ total, ...one }) => one) };
}
