import type { Tx } from "@kipass/service-kit/postgres/database";

/** The public log's newest line about a destruction, verbatim. */
export async function lastDestruction(tx: Tx): Promise<string | undefined> {
  const { rows } = await tx.query<{ entry: string }>(
    `SELECT entry FROM log_entries WHERE entry::json ->> 'kind' = 'destruction' ORDER BY seq DESC LIMIT 1`,
  );
  return rows[0]?.entry;
}
