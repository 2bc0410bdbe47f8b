import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

export interface DayCounts {
  visits: number;
  conflicts: number;
  epochs: number;
}

/** Makes a day's tables with their grants; false when they are there. */
export async function prepareVisitDay(tx: Tx, day: Day): Promise<boolean> {
  const { rows } = await tx.query<{ made: boolean }>("SELECT prepare_visit_day($1) AS made", [day]);
  return rows[0]?.made ?? false;
}

/** How many rows a day's tables hold. */
export async function countVisitDay(tx: Tx, day: Day): Promise<DayCounts> {
  const { rows } = await tx.query<DayCounts>("SELECT visits, conflicts, epochs FROM count_visit_day($1)", [day]);
  return rows[0] as DayCounts;
}

/** Drops a day's tables; false when they are gone. */
export async function dropVisitDay(tx: Tx, day: Day): Promise<boolean> {
  const { rows } = await tx.query<{ dropped: boolean }>("SELECT drop_visit_day($1) AS dropped", [day]);
  return rows[0]?.dropped ?? false;
}
