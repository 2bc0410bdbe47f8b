import type { Log } from "@kipass/service-kit/log";
import type { Database } from "@kipass/service-kit/postgres/database";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault, type Vault } from "@kipass/service-kit/vault/vault";
import type { VaultConfig } from "../config.ts";

const REFRESH_EVERY_MS = 60_000;

/**
 * The vault, following what the jobs make and destroy: a destroyed case's key leaves this process too.
 * @throws VaultFault
 */
export async function openAuthorityVault(
  { dir, masterKey }: VaultConfig,
  db: Database,
  log: Log,
): Promise<{ vault: Vault; close(): Promise<void> }> {
  const vault = await openFileVault({ dir, masterKey, checks: postgresKeyChecks(db) });
  let refreshing = Promise.resolve();
  const timer = setInterval(() => {
    refreshing = refreshing
      .then(() => vault.refresh())
      .catch((error) => log.warn({ event: "vault-not-refreshed", error }));
  }, REFRESH_EVERY_MS);
  timer.unref();
  return {
    vault,
    async close() {
      clearInterval(timer);
      await refreshing;
    },
  };
}
