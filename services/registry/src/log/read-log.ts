import type { readLog as endpoint } from "@kipass/contract/disclosure";
import type { Query, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import { currentHead, readEntries } from "@kipass/service-kit/ledger";
import type { Database } from "@kipass/service-kit/postgres/database";

const PAGE = 1000;

/** A page of the registry's public log, with its newest head. */
export function readLogPage(db: Database, { from }: Query<typeof endpoint>): Promise<Reply<typeof endpoint>> {
  return db.tx(
    "read-log",
    async (tx) => {
      const head = await currentHead(tx);
      // The first run of the jobs begins the log.
      if (!head) throw new Problem("unavailable", { retryAfterSeconds: 60 });
      return { entries: await readEntries(tx, { from: Number(from ?? 0), limit: PAGE }), head };
    },
    { isolation: "repeatable read", readOnly: true },
  );
}
