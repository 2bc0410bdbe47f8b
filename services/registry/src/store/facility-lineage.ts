import type { Tx } from "@kipass/service-kit/postgres/database";

export interface Succession {
  earlier: number;
  later: number;
  kind: "moved" | "merged";
  atMs: number;
}

export async function insertSuccession(tx: Tx, { earlier, later, kind, atMs }: Succession): Promise<void> {
  await tx.query("INSERT INTO facility_lineage (earlier, later, kind, at_ms) VALUES ($1, $2, $3, $4)", [
    earlier,
    later,
    kind,
    atMs,
  ]);
}

/** The facility and all that went on as it. */
export async function findEarlier(tx: Tx, facility: number): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `WITH RECURSIVE earlier (id) AS (
       SELECT $1::bigint UNION SELECT l.earlier FROM facility_lineage l JOIN earlier e ON l.later = e.id
     ) SELECT id FROM earlier`,
    [facility],
  );
  return rows.map(({ id }) => id);
}

/** These facilities, and all they were before or are now. */
export async function findLineages(tx: Tx, facilities: number[]): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `WITH RECURSIVE related (id) AS (
       SELECT unnest($1::bigint[])
       UNION SELECT CASE WHEN l.earlier = r.id THEN l.later ELSE l.earlier END
         FROM facility_lineage l JOIN related r ON r.id IN (l.earlier, l.later)
     ) SELECT id FROM related ORDER BY id`,
    [facilities],
  );
  return rows.map(({ id }) => id);
}

/** Erases what was withdrawn on a day whose last visits have died, with all it was before and everything that hangs on it. Returns how many. */
export async function eraseWithdrawnFacilities(tx: Tx, beforeMs: number): Promise<number> {
  const { rows } = await tx.query<{ erased: number }>("SELECT erase_withdrawn_facilities($1) AS erased", [beforeMs]);
  return rows[0]?.erased ?? 0;
}
