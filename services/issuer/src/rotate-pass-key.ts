import { openCertificationFile } from "@kipass/service-kit/certification-file";
import { systemClock } from "@kipass/service-kit/clock";
import { createLog } from "@kipass/service-kit/log";
import { connect } from "@kipass/service-kit/postgres/database";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { readJobsConfig, readTrust } from "./config.ts";
import { describeKeys } from "./keys/describe-keys.ts";
import { PARTY_SIGNING } from "./keys/key-names.ts";
import { preparePassKey, retirePassKeys } from "./keys/rotate-pass-key.ts";

/*
 * rotate-pass-key.ts prepare KEY_ID   makes a further key and prints all public keys for the ministry
 * rotate-pass-key.ts retire           destroys keys whose certified period has ended; needs CERTIFICATION_FILE and _ROOT
 */

try {
  const [step, keyId] = process.argv.slice(2);
  const { config } = readJobsConfig();
  const log = createLog({ party: config.code, process: "rotate-pass-key", level: "warn" });
  const db = connect(config.databaseUrl, { name: `${config.code}-rotate`, max: 2, log });
  try {
    const vault = await openFileVault({ ...config.vault, checks: postgresKeyChecks(db) });
    if (step === "prepare") {
      if (!/^\d{1,5}$/.test(keyId ?? "") || Number(keyId) > 65_535) throw new Error("Give a key id from 0 to 65535.");
      await preparePassKey(Number(keyId), { db, vault });
      process.stdout.write(`${JSON.stringify(describeKeys(vault, config.code))}\n`);
    } else if (step === "retire") {
      const { certificationFile, certificationRoot } = readTrust();
      const certification = openCertificationFile(certificationFile, certificationRoot, log);
      certification.close();
      const ledger = { party: config.code, signingSeed: vault.key(PARTY_SIGNING), clock: systemClock };
      const gone = await retirePassKeys(certification.current(), { db, vault, ledger, clock: systemClock });
      console.log(gone.length === 0 ? "No pass key has ended." : `Destroyed: pass keys ${gone.join(", ")}.`);
    } else throw new Error("Say prepare KEY_ID, or retire.");
  } finally {
    await db.close();
  }
} catch (fault) {
  console.error((fault as Error).message);
  process.exitCode = 1;
}
