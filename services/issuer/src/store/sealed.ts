import type { Tx } from "@kipass/service-kit/postgres/database";
import type { SealedColumn } from "../accounts/profile.ts";

/** Where bytes lie that depend on a key which is replaced, and the number they are bound to. */
export interface SealedPlace {
  table: string;
  owner: string;
  name: string;
  /** What they were sealed as; `index` for the keyed hash of a phone. */
  column: SealedColumn | "index";
}

/** All there are: a test compares with the catalogue. Phones before their index, which is found from them. */
export const sealedPlaces: readonly SealedPlace[] = [
  { table: "accounts", owner: "number", name: "name_sealed", column: "name" },
  { table: "accounts", owner: "number", name: "phone_sealed", column: "phone" },
  { table: "accounts", owner: "number", name: "birth_date_sealed", column: "birth-date" },
  { table: "accounts", owner: "number", name: "phone_index", column: "index" },
  { table: "provisions", owner: "account", name: "order_sealed", column: "order" },
  { table: "data_requests", owner: "number", name: "text_sealed", column: "request" },
  { table: "data_requests", owner: "number", name: "answer_sealed", column: "answer" },
];

export interface Sealed {
  owner: number;
  bytes: Uint8Array;
  /** Beside a phone's index. */
  phoneSealed?: Uint8Array | null;
}

/** The next numbers that have rows, in order. */
export async function ownersAfter(
  tx: Tx,
  { table, owner }: SealedPlace,
  after: number,
  limit: number,
): Promise<number[]> {
  const { rows } = await tx.query<{ owner: number }>(
    `SELECT DISTINCT ${owner} AS owner FROM ${table} WHERE ${owner} > $1 ORDER BY 1 LIMIT ${limit}`,
    [after],
  );
  return rows.map((row) => row.owner);
}

export async function sealedValues(tx: Tx, place: SealedPlace, after: number, last: number): Promise<Sealed[]> {
  const { table, owner, name, column } = place;
  const { rows } = await tx.query<Sealed>(
    `SELECT ${owner} AS owner, ${name} AS bytes ${column === "index" ? ', phone_sealed AS "phoneSealed"' : ""}
     FROM ${table} WHERE ${owner} > $1 AND ${owner} <= $2 AND ${name} IS NOT NULL`,
    [after, last],
  );
  return rows;
}

/** Only while they are still what was read: whoever has written since has used the newest key, or is found by the next look. */
export async function replaceBytes(
  tx: Tx,
  place: SealedPlace,
  { owner, bytes }: Sealed,
  again: Uint8Array,
): Promise<number> {
  const { table, owner: number, name } = place;
  const { rowCount } = await tx.query(`UPDATE ${table} SET ${name} = $1 WHERE ${number} = $2 AND ${name} = $3`, [
    again,
    owner,
    bytes,
  ]);
  return rowCount;
}
