import type { Tx } from "@kipass/service-kit/postgres/database";
import type { FacilityBrief } from "./office-facilities.ts";

/** The days an event's facility records on, both inclusive. */
export interface EventDays {
  facility: number;
  from: string;
  to: string;
}

export async function insertEvent(tx: Tx, event: EventDays & { by: string; atMs: number }): Promise<void> {
  await tx.query(
    "INSERT INTO facility_events (facility, from_day, to_day, by_name, at_ms) VALUES ($1, $2, $3, $4, $5)",
    [event.facility, event.from, event.to, event.by, event.atMs],
  );
}

export async function findEventDays(tx: Tx): Promise<EventDays[]> {
  const { rows } = await tx.query<EventDays>(
    `SELECT facility, from_day AS "from", to_day AS "to" FROM facility_events`,
  );
  return rows;
}

export async function findEventOf(tx: Tx, facility: number): Promise<EventDays | undefined> {
  const { rows } = await tx.query<EventDays>(
    `SELECT facility, from_day AS "from", to_day AS "to" FROM facility_events WHERE facility = $1`,
    [facility],
  );
  return rows[0];
}

/** The latest first. */
export async function findEvents(
  tx: Tx,
  limit: number,
): Promise<{ facility: FacilityBrief; from: string; to: string; by: string }[]> {
  const { rows } = await tx.query<FacilityBrief & { from: string; to: string; by: string }>(
    `SELECT f.id, f.version, f.name, f.sector, f.sector_detail AS "sectorDetail", f.region, f.address, f.address_detail AS "addressDetail",
            e.from_day AS "from", e.to_day AS "to", e.by_name AS by
       FROM facility_events e JOIN facilities f ON f.id = e.facility ORDER BY e.from_day DESC, f.id DESC LIMIT $1`,
    [limit],
  );
  return rows.map(({ from, to, by, ...facility }) => ({ facility, from, to, by }));
}
