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

/** What one order gave, of as many accounts as it did. The same answer given again is one provision. */
export async function insertProvisions(
  tx: Tx,
  { kind, providedDay, notifyAfter }: Pick<ProvisionRow, "kind" | "providedDay" | "notifyAfter">,
  rows: readonly Pick<ProvisionRow, "account" | "orderIndex" | "orderSealed">[],
): Promise<void> {
  await tx.query(
    `INSERT INTO provisions (account, order_index, kind, order_sealed, provided_day, notify_after)
     SELECT account, order_index, $4, order_sealed, $5::date, $6::date
       FROM unnest($1::bigint[], $2::bytea[], $3::bytea[]) AS given (account, order_index, order_sealed)
     ON CONFLICT DO NOTHING`,
    [
      rows.map(({ account }) => account),
      rows.map(({ orderIndex }) => orderIndex),
      rows.map(({ orderSealed }) => orderSealed),
      kind,
      providedDay,
      notifyAfter,
    ],
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
