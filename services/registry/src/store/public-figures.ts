import type { Tx } from "@kipass/service-kit/postgres/database";

/** Overwrites what was counted of these days before. */
export async function putPublicDays(tx: Tx, days: { day: string; visits: number }[]): Promise<void> {
  await tx.query(
    `INSERT INTO public_days (day, visits) SELECT * FROM unnest($1::date[], $2::bigint[]) AS counted (day, visits)
     ON CONFLICT (day) DO UPDATE SET visits = excluded.visits`,
    [days.map(({ day }) => day), days.map(({ visits }) => visits)],
  );
}

export async function erasePublicDays(tx: Tx, before: string): Promise<void> {
  await tx.query("DELETE FROM public_days WHERE day < $1", [before]);
}

/** Counts every 시도 anew: facilities that may record, and those that did since a day. */
export async function countPublicRegions(tx: Tx, since: string, nowMs: number): Promise<void> {
  await tx.query("DELETE FROM public_regions");
  await tx.query(
    `INSERT INTO public_regions (region, facilities, recording, counted_ms)
     SELECT left(f.region, 2), count(*), count(d.facility), $2 FROM facilities f
       LEFT JOIN (SELECT DISTINCT facility FROM facility_days WHERE day >= $1 AND visits > 0) d ON d.facility = f.id
      WHERE f.status = 'active' GROUP BY 1`,
    [since, nowMs],
  );
}

export async function findPublicDays(tx: Tx, from: string): Promise<{ day: string; visits: number }[]> {
  const { rows } = await tx.query("SELECT day, visits FROM public_days WHERE day >= $1 ORDER BY day", [from]);
  return rows;
}

export async function findPublicRegions(
  tx: Tx,
): Promise<{ region: string; facilities: number; recording: number; countedMs: number }[]> {
  const { rows } = await tx.query(
    `SELECT region, facilities, recording, counted_ms AS "countedMs" FROM public_regions ORDER BY region`,
  );
  return rows;
}
