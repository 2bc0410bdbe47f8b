import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

/** Every facility that may have recorded something. */
export async function facilityIds(tx: Tx): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>("SELECT id FROM facilities WHERE status <> 'waiting'");
  return rows.map(({ id }) => id);
}

/** Rows by place name, of one day's table. */
export async function countAllPlaces(tx: Tx, day: Day): Promise<{ place: Buffer; visits: number }[]> {
  return (await tx.query<{ place: Buffer; visits: number }>("SELECT place, visits FROM count_visit_places($1)", [day]))
    .rows;
}

/** Overwrites what was counted of that day before. */
export async function putFacilityDays(tx: Tx, day: Day, visits: ReadonlyMap<number, number>): Promise<void> {
  await tx.query(
    `INSERT INTO facility_days (facility, day, visits) SELECT f, $1, v FROM unnest($2::bigint[], $3::integer[]) AS counted (f, v)
     ON CONFLICT (facility, day) DO UPDATE SET visits = excluded.visits WHERE facility_days.visits <> excluded.visits`,
    [day, [...visits.keys()], [...visits.values()]],
  );
}

export async function eraseOldFacilityDays(tx: Tx, before: Day): Promise<void> {
  await tx.query("DELETE FROM facility_days WHERE day < $1", [before]);
}
