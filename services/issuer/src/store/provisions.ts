import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

/** The orders under which something of a person leaves the issuer. */
export type ProvisionKind = "passes-of-person" | "identities-of-passes" | "identities-of-safe-numbers";

export interface ProvisionRow {
  account: number;
  kind: ProvisionKind;
  orderIndex: Uint8Array;
  orderSealed: Uint8Array;
  providedDay: Day;
  notifyAfter: Day;
}

/** The same answer given again is one provision. */
export async function insertProvision(tx: Tx, row: ProvisionRow): Promise<void> {
  await tx.query(
    `INSERT INTO provisions (account, order_index, kind, order_sealed, provided_day, notify_after)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [row.account, row.orderIndex, row.kind, row.orderSealed, row.providedDay, row.notifyAfter],
  );
}

/** Those the person may know of by now, newest first. */
export async function readProvisions(tx: Tx, account: number, today: Day, limit: number) {
  const { rows } = await tx.query<Pick<ProvisionRow, "kind" | "orderSealed" | "providedDay">>(
    `SELECT kind, order_sealed AS "orderSealed", provided_day AS "providedDay" FROM provisions
     WHERE account = $1 AND notify_after <= $2 ORDER BY provided_day DESC, order_index LIMIT $3`,
    [account, today, limit],
  );
  return rows;
}

export async function countProvisions(tx: Tx, account: number, today: Day): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM provisions WHERE account = $1 AND notify_after <= $2",
    [account, today],
  );
  return (rows[0] as { count: number }).count;
}
