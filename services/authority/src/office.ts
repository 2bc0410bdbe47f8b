import type { Certification } from "@kipass/protocol/certification";
import type { Clock } from "@kipass/service-kit/clock";
import type { Ledger } from "@kipass/service-kit/ledger";
import type { Log } from "@kipass/service-kit/log";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import type { Reach } from "./officers/reach.ts";

/** What the use cases of one process work with. Its database speaks with that process's own role. */
export interface Office {
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly certification: () => Certification;
  readonly log: Log;
  /** Whose cases may be worked on: those of an officer's regions, none while nobody is known, all for what no officer does. */
  readonly reach: Reach;
}

/** An office that only reads, for what is put together from several tables. */
export type Reading = Omit<Office, "db"> & { readonly db: Tx };

/**
 * Reads as of one moment: what others commit meanwhile is seen whole or not at all. A console that reads a request as done and its case
 * as of just before would stop asking, and wait for ever.
 */
export function atOneMoment<T>(office: Office, name: string, read: (office: Reading) => Promise<T>): Promise<T> {
  const options = { isolation: "repeatable read", readOnly: true } as const;
  return office.db.tx(name, (db) => read({ ...office, db }), options);
}

/** The authority's public log. */
export function ledgerOf({ vault, clock }: Office): Ledger {
  return { party: "authority", signingSeed: vault.key("party-signing"), clock };
}
