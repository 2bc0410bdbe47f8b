import type { Log } from "@kipass/service-kit/log";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault, type Vault } from "@kipass/service-kit/vault/vault";
import type { VaultConfig } from "../config.ts";

const CHANNEL = "keys_changed";
const REFRESH_EVERY_MS = 60_000;

/**
 * The vault, following what the jobs make and destroy; a destroyed key leaves this process too. While the database is
 * down it stays as it is: keys are made a week ahead.
 * @throws VaultFault
 */
export async function openIssuerVault(
  { dir, masterKey }: VaultConfig,
  db: Database,
  log: Log,
): Promise<{ vault: Vault; refresh(): void; close(): Promise<void> }> {
  const vault = await openFileVault({ dir, masterKey, checks: postgresKeyChecks(db) });
  let refreshing = Promise.resolve();
  const refresh = () => {
    refreshing = refreshing
      .then(() => vault.refresh())
      .catch((error) => log.warn({ event: "vault-not-refreshed", error }));
  };
  const listener = db.listen(CHANNEL, refresh);
  const timer = setInterval(refresh, REFRESH_EVERY_MS);
  timer.unref();
  return {
    vault,
    refresh,
    async close() {
      clearInterval(timer);
      await listener.close();
      await refreshing;
    },
  };
}

/** Tells the party's processes to look. */
export async function announceKeys(db: Tx): Promise<void> {
  await db.query("SELECT pg_notify($1, '')", [CHANNEL]);
}
