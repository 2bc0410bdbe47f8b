import type { Tx } from "@kipass/service-kit/postgres/database";

/** The public log's newest line about the access log, verbatim. */
export async function lastAnchor(tx: Tx): Promise<string | undefined> {
  const { rows } = await tx.query<{ entry: string }>(
    `SELECT entry FROM log_entries WHERE entry LIKE '{"seq":%,"at":%,"kind":"access",%' ORDER BY seq DESC LIMIT 1`,
  );
  return rows[0]?.entry;
}
