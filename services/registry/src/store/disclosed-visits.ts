import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { tableOf } from "../visits/day-tables.ts";
import type { VisitRow } from "./visits.ts";

export interface DisclosedRow extends VisitRow {
  conflict: boolean;
}

/**
 * A day's visits and conflicts under any of these tags or places; at most `limit`, so that a refused order costs little. Thousands of
 * values travel as one string of bytes: as an array each would be written in hex and read again. The index sorts them and is
 * walked once.
 */
export async function findVisits(
  tx: Tx,
  day: Day,
  by: { column: "tag" | "place"; values: Uint8Array[] },
  limit: number,
): Promise<DisclosedRow[]> {
  const from = (kind: "visits" | "conflicts") =>
    `SELECT tag, retry, place, epoch, counter, sealed, ${kind === "conflicts"} AS conflict
       FROM ${tableOf(kind, day)} WHERE ${by.column} = ANY(ARRAY(SELECT substring($1::bytea FROM n FOR ${VALUE_BYTES}) FROM generate_series(1, length($1::bytea), ${VALUE_BYTES}) AS n))`;
  const text = `${from("visits")} UNION ALL ${from("conflicts")} LIMIT $2`;
  const { rows } = await tx.query(text, [Buffer.concat(by.values), limit]);
  return rows;
}

/** Tags and places are of one length. */
const VALUE_BYTES = 16;
