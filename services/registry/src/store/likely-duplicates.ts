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

/** A place key without its detail; a first sieve for what `likeness` decides, because a chain has many shops. */
const BUILDING = `regexp_replace(split_part(place, E'\\n', 1), '번지$', '')`;

/**
 * Open registrations in one building of one 시군구 that share a business number or a name, without those an officer said are two
 * facilities and those whose people ask for deletion anyway. The newest first.
 */
export async function findAlike(
  tx: Tx,
  { from, below }: { from: string; below: string },
  limit: number,
): Promise<Pair[]> {
  const { rows } = await tx.query<Pair>(
    `WITH open AS MATERIALIZED (
       SELECT id, region, business_number, name_key, place, signed_up_on, ${BUILDING} AS building FROM facilities
        WHERE region >= $1 AND region < $2 AND status <> 'closed'
     ), pairs AS (
       SELECT f.id AS one, g.id AS two FROM open f JOIN open g
           ON g.region = f.region AND g.building = f.building AND g.name_key = f.name_key AND g.id > f.id
       UNION SELECT f.id, g.id FROM open f JOIN open g
           ON g.region = f.region AND g.building = f.building AND g.business_number = f.business_number AND g.id > f.id
     ) SELECT ${REGISTRATION("f")} AS one, ${REGISTRATION("g")} AS two
       FROM pairs p JOIN open f ON f.id = p.one JOIN open g ON g.id = p.two
      WHERE NOT EXISTS (SELECT FROM distinct_facilities d WHERE d.one = p.one AND d.other = p.two)
        AND NOT EXISTS (SELECT FROM deletion_requests r WHERE r.facility IN (p.one, p.two) AND r.state = 'open')
      ORDER BY p.two DESC, p.one LIMIT $3`,
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
