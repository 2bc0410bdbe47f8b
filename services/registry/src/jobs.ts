import { systemClock } from "@kipass/service-kit/clock";
import { connect } from "@kipass/service-kit/postgres/database";
import { assertSchema } from "@kipass/service-kit/postgres/migrate";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { migrationsDir, readJobsConfig } from "./config.ts";
import { runJobs } from "./retention/run-jobs.ts";

/** Run hourly, and once before the first start. */
try {
  const config = readJobsConfig();
  const db = connect(config.jobsUrl, { name: "registry jobs", max: 2, statementTimeoutMs: 300_000 });
  await assertSchema(db, migrationsDir);
  const vault = await openFileVault({
    dir: config.vaultDir,
    masterKey: config.vaultMasterKey,
    checks: postgresKeyChecks(db),
  });
  console.log(await runJobs({ db, vault, clock: systemClock }));
  await db.close();
} catch (fault) {
  console.error(`The jobs of the registry did not finish. ${(fault as Error).message}`);
  process.exit(1);
}
