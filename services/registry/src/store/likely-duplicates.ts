import type { Tx } from "@kipass/service-kit/postgres/database";

/** Two registrations that share a business number or a name; `two` is the newer. */
export interface Pair {
  one: Registration;
  two: Registration;
}

export interface Registration {
  id: number;
  businessNumber: string | null;
  /** The name without what people write differently. */
  nameKey: string;
  /** facilities/same-place.ts. */
  place: string;
  signedUpOn: string;
}

const REGISTRATION = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'businessNumber', ${alias}.business_number, 'nameKey', ${alias}.name_key, 'place', ${alias}.place,
    'signedUpOn', ${alias}.signed_up_on)`;

/**
 * Open registrations of one 시군구 that share a business number or a name, without those an officer said are two facilities and those
 * whose people ask for deletion anyway. The newest first.
 */
export async function findAlike(
  tx: Tx,
  { from, below }: { from: string; below: string },
  limit: number,
): Promise<Pair[]> {
  const { rows } = await tx.query<Pair>(
    `SELECT ${REGISTRATION("f")} AS one, ${REGISTRATION("g")} AS two
       FROM facilities f JOIN facilities g ON g.id > f.id AND g.region = f.region AND g.status <> 'closed'
        AND (g.name_key = f.name_key OR g.business_number = f.business_number)
      WHERE f.region >= $1 AND f.region < $2 AND f.status <> 'closed'
        AND NOT EXISTS (SELECT FROM distinct_facilities d WHERE d.one = f.id AND d.other = g.id)
        AND NOT EXISTS (SELECT FROM deletion_requests r WHERE r.facility IN (f.id, g.id) AND r.state = 'open')
      ORDER BY g.id DESC, f.id LIMIT $3`,
    [from, below, limit],
  );
  return rows;
}

/** False when that was said before. */
export async function insertDistinct(
  tx: Tx,
  { one, other, byName, atMs }: { one: number; other: number; byName: string; atMs: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO distinct_facilities (one, other, by_name, at_ms) VALUES (least($1::bigint, $2), greatest($1::bigint, $2), $3, $4)
     ON CONFLICT DO NOTHING`,
    [one, other, byName, atMs],
  );
  return rowCount === 1;
}

/** False when nobody had said so, or somebody was faster. */
export async function deleteDistinct(tx: Tx, one: number, other: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "DELETE FROM distinct_facilities WHERE one = least($1::bigint, $2) AND other = greatest($1::bigint, $2)",
    [one, other],
  );
  return rowCount === 1;
}
