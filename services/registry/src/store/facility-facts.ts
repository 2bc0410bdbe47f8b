import { Problem } from "@kipass/protocol/problem";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { FacilityStatus, NewFacility } from "./facilities.ts";

/** Everything a facility is known by. */
export interface FacilityFacts extends NewFacility {
  id: number;
  endedAs: "closed" | "moved" | "withdrawn" | null;
  reopensAs: Exclude<FacilityStatus, "closed"> | null;
}

const FACTS = `SELECT id, name, status, business_number AS "businessNumber", business_state AS "businessState", representative, responsible,
  telephone, sector, sector_detail AS "sectorDetail", region, address, address_detail AS "addressDetail", place, area_m2 AS "areaM2", capacity,
  closed_weekdays AS "closedWeekdays", last_door AS "lastDoor", signed_up_on AS "signedUpOn", ended_as AS "endedAs", reopens_as AS "reopensAs"
  FROM facilities WHERE id = $1`;

export async function findFacts(tx: Tx, id: number): Promise<FacilityFacts | undefined> {
  return (await tx.query<FacilityFacts>(FACTS, [id])).rows[0];
}

/** The same, and nobody else changes the facility until the transaction ends. */
export async function lockFacts(tx: Tx, id: number): Promise<FacilityFacts | undefined> {
  return (await tx.query<FacilityFacts>(`${FACTS} FOR UPDATE`, [id])).rows[0];
}

export type EditableFacts = Pick<
  NewFacility,
  "name" | "telephone" | "sector" | "sectorDetail" | "areaM2" | "capacity" | "closedWeekdays"
>;

export async function updateFacts(tx: Tx, id: number, facts: EditableFacts): Promise<void> {
  await tx.query(
    `UPDATE facilities SET name = $2, telephone = $3, sector = $4, sector_detail = $5, area_m2 = $6, capacity = $7, closed_weekdays = $8
      WHERE id = $1`,
    [
      id,
      facts.name,
      facts.telephone,
      facts.sector,
      facts.sectorDetail,
      facts.areaM2,
      facts.capacity,
      facts.closedWeekdays,
    ],
  );
}

export type Owner = Pick<NewFacility, "businessNumber" | "businessState" | "representative" | "responsible" | "status">;

/** @throws Problem facility-exists when the new business has registered this place itself */
export async function updateOwner(
  tx: Tx,
  id: number,
  owner: Owner,
  { nowMs, channel }: { nowMs: number; channel: string },
): Promise<void> {
  await refusingTaken(
    tx.query(
      `UPDATE facilities SET business_number = $2, business_state = $3, representative = $4, responsible = $5,
         status_changed_ms = CASE WHEN status = $6 THEN status_changed_ms ELSE $7 END, status = $6 WHERE id = $1`,
      [id, owner.businessNumber, owner.businessState, owner.representative, owner.responsible, owner.status, nowMs],
    ),
  );
  await tx.query("SELECT pg_notify($1, '')", [channel]);
}

export type Ending = { endedAs: "closed" | "moved" | "withdrawn"; reopensAs: FacilityFacts["reopensAs"] };

/** Closes it. Every process hears of it through `channel`. */
export async function endFacility(
  tx: Tx,
  id: number,
  change: Ending & { nowMs: number; channel: string },
): Promise<void> {
  await tx.query(
    "UPDATE facilities SET status = 'closed', status_changed_ms = $2, ended_as = $3, reopens_as = $4 WHERE id = $1",
    [id, change.nowMs, change.endedAs, change.reopensAs],
  );
  await tx.query("SELECT pg_notify($1, '')", [change.channel]);
}

/** @throws Problem facility-exists when the place has been registered again since */
export async function reopen(
  tx: Tx,
  id: number,
  { status, nowMs, channel }: { status: FacilityStatus; nowMs: number; channel: string },
): Promise<void> {
  await refusingTaken(
    tx.query(
      "UPDATE facilities SET status = $2, status_changed_ms = $3, ended_as = NULL, reopens_as = NULL WHERE id = $1",
      [id, status, nowMs],
    ),
  );
  await tx.query("SELECT pg_notify($1, '')", [channel]);
}

const UNIQUE_VIOLATION = "23505";

async function refusingTaken<T>(changing: Promise<T>): Promise<T> {
  return changing.catch((fault) => {
    if ((fault as { code?: string }).code === UNIQUE_VIOLATION) throw new Problem("facility-exists");
    throw fault;
  });
}
