import type { Tx } from "@kipass/service-kit/postgres/database";

export interface Closure {
  id: number;
  from: string;
  to: string;
  kind: "pause" | "holiday";
}

export async function insertClosure(
  tx: Tx,
  facility: number,
  { from, to, kind }: Omit<Closure, "id">,
  nowMs: number,
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO facility_closures (facility, from_day, to_day, kind, added_ms) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [facility, from, to, kind, nowMs],
  );
  return (rows[0] as { id: number }).id;
}

/** Not cancelled, and not over on `day`; the next first. */
export async function findClosures(tx: Tx, facility: number, day: string): Promise<Closure[]> {
  const { rows } = await tx.query<Closure>(
    `SELECT id, from_day AS "from", to_day AS "to", kind FROM facility_closures
      WHERE facility = $1 AND to_day >= $2 AND cancelled_ms IS NULL ORDER BY from_day, id LIMIT 100`,
    [facility, day],
  );
  return rows;
}

/** What was cancelled; undefined when this facility has none of that number, or no longer. */
export async function cancelClosureRow(
  tx: Tx,
  { id, facility, nowMs }: { id: number; facility: number; nowMs: number },
): Promise<Closure | undefined> {
  const { rows } = await tx.query<Closure>(
    `UPDATE facility_closures SET cancelled_ms = $3 WHERE id = $1 AND facility = $2 AND cancelled_ms IS NULL
     RETURNING id, from_day AS "from", to_day AS "to", kind`,
    [id, facility, nowMs],
  );
  return rows[0];
}

/** What is not over yet holds for the facility it goes on as, too. */
export async function copyClosures(
  tx: Tx,
  { from, to, day, nowMs }: { from: number; to: number; day: string; nowMs: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO facility_closures (facility, from_day, to_day, kind, added_ms)
     SELECT $2, from_day, to_day, kind, $4 FROM facility_closures WHERE facility = $1 AND to_day >= $3 AND cancelled_ms IS NULL`,
    [from, to, day, nowMs],
  );
}
