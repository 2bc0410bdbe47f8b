import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

/** Cases, requests and people a day and officer; people in one request. */
export const LIMITED = ["cases", "requests", "people", "order-people"] as const;
export type Limited = (typeof LIMITED)[number];

export function isLimited(text: string): text is Limited {
  return LIMITED.some((what) => what === text);
}

export interface Limit {
  /** Beyond this supervisors and auditors are told. */
  alarmAt: number;
  /** Beyond this it is refused. */
  atMost: number;
}

export async function findLimit(tx: Tx, what: Limited): Promise<Limit> {
  const { rows } = await tx.query<Limit>(
    'SELECT alarm_at AS "alarmAt", at_most AS "atMost" FROM limits WHERE what = $1',
    [what],
  );
  if (!rows[0]) throw new Error(`there is no limit for ${what}`);
  return rows[0];
}

export async function saveLimit(tx: Tx, what: Limited, { alarmAt, atMost }: Limit): Promise<void> {
  await tx.query("UPDATE limits SET alarm_at = $2, at_most = $3 WHERE what = $1", [what, alarmAt, atMost]);
}

/** Adds to what an officer did today and returns the sum; whoever adds at the same time waits. */
export async function addCount(
  tx: Tx,
  of: { officer: string; day: Day; what: Limited },
  more: number,
): Promise<number> {
  const { rows } = await tx.query(
    `INSERT INTO officer_counts AS c (officer, day, what, count) VALUES ($1, $2, $3, $4)
     ON CONFLICT (officer, day, what) DO UPDATE SET count = c.count + $4 RETURNING count`,
    [of.officer, of.day, of.what, more],
  );
  return rows[0].count;
}

export async function deleteOldCounts(tx: Tx, before: Day): Promise<void> {
  await tx.query("DELETE FROM officer_counts WHERE day < $1", [before]);
}
