import type { Tx } from "@kipass/service-kit/postgres/database";

/** `by` is who is logged in, or the office that acted: '강남구 위생과'. */
export interface Change {
  facility: number;
  by: { member: number } | { office: string };
  what: string;
  oldValue?: string | null;
  newValue?: string | null;
}

/** Written beside the change, in its transaction. Values are never a person's name or number. */
export async function insertChange(tx: Tx, nowMs: number, { facility, by, what, ...values }: Change): Promise<void> {
  const member = "member" in by ? by.member : null;
  await tx.query(
    `INSERT INTO facility_history (facility, at_ms, member, by_name, what, old_value, new_value)
     VALUES ($1, $2, $3, coalesce((SELECT login_id FROM members WHERE id = $3), $4), $5, $6, $7)`,
    [facility, nowMs, member, "office" in by ? by.office : "", what, values.oldValue ?? null, values.newValue ?? null],
  );
}

export interface PastChange {
  id: number;
  facility: number;
  atMs: number;
  by: string;
  what: string;
  oldValue: string | null;
  newValue: string | null;
}

/** Of these facilities, the latest first. */
export async function findChanges(tx: Tx, facilities: number[], limit: number): Promise<PastChange[]> {
  const { rows } = await tx.query<PastChange>(
    `SELECT id, facility, at_ms AS "atMs", by_name AS "by", what, old_value AS "oldValue", new_value AS "newValue"
       FROM facility_history WHERE facility = ANY($1::bigint[]) ORDER BY id DESC LIMIT $2`,
    [facilities, limit],
  );
  return rows;
}
