import { openCertificationFile } from "@kipass/service-kit/certification-file";
import { systemClock } from "@kipass/service-kit/clock";
import { createLog } from "@kipass/service-kit/log";
import { connect } from "@kipass/service-kit/postgres/database";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { readJobsConfig, readTrust } from "./config.ts";
import { prepareOrderKey, retireOrderKeys } from "./keys/rotate-order-key.ts";
import { describeKeys } from "./keys/standing-keys.ts";

/*
 * rotate-order-key.ts prepare   makes a further key and prints all public keys for the ministry
 * rotate-order-key.ts retire    destroys keys that are replaced and whose orders have run out; needs CERTIFICATION_FILE and _ROOT
 */

try {
  const [step] = process.argv.slice(2);
  const { config } = readJobsConfig();
  const log = createLog({ party: "authority", process: "rotate-order-key", level: "warn" });
  const db = connect(config.databaseUrl, { name: "authority-rotate", max: 2, log });
  try {
    const vault = await openFileVault({ ...config.vault, checks: postgresKeyChecks(db) });
    if (step === "prepare") {
      await prepareOrderKey(vault);
      process.stdout.write(`${JSON.stringify(describeKeys(vault))}\n`);
    } else if (step === "retire") {
      const { certificationFile, certificationRoot } = readTrust();
      const certification = openCertificationFile(certificationFile, certificationRoot, log);
      certification.close();
      const ledger = { party: "authority", signingSeed: vault.key("party-signing"), clock: systemClock };
      const gone = await retireOrderKeys(certification.current(), { db, vault, ledger });
      console.log(gone.length === 0 ? "No order key can go yet." : `Destroyed: order keys ${gone.join(", ")}.`);
    } else throw new Error("Say prepare, or retire.");
  } finally {
    await db.close();
  }
} catch (fault) {
  console.error((fault as Error).message);
  process.exitCode = 1;
}
