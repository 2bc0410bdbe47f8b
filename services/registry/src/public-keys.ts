import { toBase64url } from "@kipass/protocol/bytes";
import { connect } from "@kipass/service-kit/postgres/database";
import { ed25519PublicKey } from "@kipass/service-kit/primitives";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { readJobsConfig } from "./config.ts";
import { createPartyKeys, partyKeys } from "./party-keys.ts";

/** Prints what the ministry certifies of the registry, making the keys on the first run. */
try {
  const config = readJobsConfig();
  const db = connect(config.jobsUrl, { name: "registry public keys", max: 1 });
  const vault = await openFileVault({
    dir: config.vaultDir,
    masterKey: config.vaultMasterKey,
    checks: postgresKeyChecks(db),
  });
  await createPartyKeys(vault);
  console.log(JSON.stringify({ signingKey: toBase64url(ed25519PublicKey(vault.key(partyKeys.signing))) }));
  await db.close();
} catch (fault) {
  console.error(`The keys of the registry cannot be printed. ${(fault as Error).message}`);
  process.exit(1);
}
