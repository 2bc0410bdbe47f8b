import type { Log } from "@kipass/service-kit/log";
import type { Database } from "@kipass/service-kit/postgres/database";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault, type Vault } from "@kipass/service-kit/vault/vault";
import type { VaultConfig } from "../config.ts";

/** Jobs make a day's key a week before it is needed, and destroy it within an hour after its end. */
const REFRESH_EVERY_MS = 60_000;

/**
 * The vault, following what the jobs make and destroy. While the database is down it stays as it is.
 * @throws VaultFault
 */
export async function openIssuerVault(
  { dir, masterKey }: VaultConfig,
  db: Database,
  log: Log,
): Promise<{ vault: Vault; close(): void }> {
  const vault = await openFileVault({ dir, masterKey, checks: postgresKeyChecks(db) });
  const timer = setInterval(() => {
    vault.refresh().catch((error) => log.warn({ event: "vault-not-refreshed", error }));
  }, REFRESH_EVERY_MS);
  timer.unref();
  return { vault, close: () => clearInterval(timer) };
}
