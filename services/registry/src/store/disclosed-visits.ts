import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { tableOf } from "../visits/day-tables.ts";
import type { VisitRow } from "./visits.ts";

export interface DisclosedRow extends VisitRow {
  conflict: boolean;
}

/** A day's visits and conflicts under any of these tags or places; at most `limit`, so that a refused order costs little. */
export async function findVisits(
  tx: Tx,
  day: Day,
  by: { column: "tag" | "place"; values: Uint8Array[] },
  limit: number,
): Promise<DisclosedRow[]> {
  const from = (kind: "visits" | "conflicts") =>
    `SELECT tag, retry, place, epoch, counter, sealed, ${kind === "conflicts"} AS conflict
       FROM ${tableOf(kind, day)} WHERE ${by.column} = ANY($1::bytea[])`;
  const { rows } = await tx.query(`${from("visits")} UNION ALL ${from("conflicts")} LIMIT $2`, [by.values, limit]);
  return rows;
}
