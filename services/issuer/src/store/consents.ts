import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { ConsentKind } from "../consents/texts.ts";

export interface ConsentRow {
  kind: ConsentKind;
  version: string;
  agreedOn: Day;
}

export interface PastConsentRow extends ConsentRow {
  withdrawnOn: Day | null;
}

/** Beside what was agreed to before: a consent is never overwritten. */
export async function keepConsents(
  tx: Tx,
  account: number,
  consents: { kind: string; version: string }[],
  today: Day,
): Promise<void> {
  await tx.query(
    `INSERT INTO consents (account, kind, version, agreed_day) SELECT $1, kind, version, $4 FROM unnest($2::text[], $3::text[]) AS given (kind, version)
     ON CONFLICT DO NOTHING`,
    [account, consents.map(({ kind }) => kind), consents.map(({ version }) => version), today],
  );
}

/** The last word on each kind, unless withdrawn. */
export async function readConsents(tx: Tx, account: number): Promise<ConsentRow[]> {
  const { rows } = await tx.query<ConsentRow>(
    `SELECT kind, version, agreed_day AS "agreedOn" FROM (
       SELECT DISTINCT ON (kind) * FROM consents WHERE account = $1 AND withdrawn_day IS NULL
       ORDER BY kind, agreed_day DESC, version DESC) AS last
     ORDER BY array_position('{collection,provision,location}', kind)`,
    [account],
  );
  return rows;
}

/** Every consent ever given and whether it was withdrawn, newest first. */
export async function readConsentHistory(tx: Tx, account: number, limit: number): Promise<PastConsentRow[]> {
  const { rows } = await tx.query<PastConsentRow>(
    `SELECT kind, version, agreed_day AS "agreedOn", withdrawn_day AS "withdrawnOn" FROM consents WHERE account = $1
     ORDER BY agreed_day DESC, version DESC, array_position('{collection,provision,location}', kind) LIMIT $2`,
    [account, limit],
  );
  return rows;
}

export async function withdrawConsents(tx: Tx, account: number, today: Day): Promise<void> {
  await tx.query("UPDATE consents SET withdrawn_day = $2 WHERE account = $1 AND withdrawn_day IS NULL", [
    account,
    today,
  ]);
}
