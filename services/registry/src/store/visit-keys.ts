import type { Tx } from "@kipass/service-kit/postgres/database";

export async function readVisitKeys(tx: Tx): Promise<string | undefined> {
  const { rows } = await tx.query<{ signed: string }>("SELECT signed_list AS signed FROM visit_keys");
  return rows[0]?.signed;
}

export async function saveVisitKeys(tx: Tx, signed: string): Promise<void> {
  await tx.query(
    `INSERT INTO visit_keys (singleton, signed_list) VALUES (true, $1)
     ON CONFLICT (singleton) DO UPDATE SET signed_list = excluded.signed_list WHERE visit_keys.signed_list <> excluded.signed_list`,
    [signed],
  );
}
