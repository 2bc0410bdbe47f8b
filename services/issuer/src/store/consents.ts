import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { ConsentKind } from "../consents/texts.ts";

export interface ConsentRow {
  kind: ConsentKind;
  version: string;
  agreedOn: Day;
}

/** The last word on each kind counts. */
export async function keepConsents(
  tx: Tx,
  account: number,
  consents: { kind: ConsentKind; version: string }[],
  today: Day,
): Promise<void> {
  await tx.query(
    `INSERT INTO consents (account, kind, version, agreed_day) SELECT $1, kind, version, $4 FROM unnest($2::text[], $3::text[]) AS given (kind, version)
     ON CONFLICT (account, kind) DO UPDATE SET version = excluded.version, agreed_day = excluded.agreed_day`,
    [account, consents.map(({ kind }) => kind), consents.map(({ version }) => version), today],
  );
}

export async function readConsents(tx: Tx, account: number): Promise<ConsentRow[]> {
  const { rows } = await tx.query<ConsentRow>(
    `SELECT kind, version, agreed_day AS "agreedOn" FROM consents WHERE account = $1 ORDER BY array_position('{collection,provision,location}', kind)`,
    [account],
  );
  return rows;
}
