import { type Day, dayOf } from "@kipass/protocol/day";
import { type Clock, systemClock, today } from "@kipass/service-kit/clock";
import { currentHead, signHeadAgain } from "@kipass/service-kit/ledger";
import { createLog, type Log } from "@kipass/service-kit/log";
import { connect } from "@kipass/service-kit/postgres/database";
import { assertSchema } from "@kipass/service-kit/postgres/migrate";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { type JobsConfig, readJobsConfig } from "./config.ts";
import { describeKeys, type PublicKeys, prepareStandingKeys } from "./keys/standing-keys.ts";
import { prepareVisitKeys } from "./keys/visit-keys.ts";
import { anchorAccessLog } from "./oversight/anchor-access-log.ts";
import { MIGRATIONS } from "./prepare-database.ts";
import { eraseExpired } from "./retention/erase-expired.ts";

export interface JobsReport {
  preparedWeeks: number;
  erasedDays: Day[];
  publicKeys: PublicKeys;
}

/** One run, hourly: keys of the weeks ahead, then destruction of what has expired. Idempotent; catches up. */
export async function runJobs(config: JobsConfig, { clock, log }: { clock: Clock; log: Log }): Promise<JobsReport> {
  const db = connect(config.databaseUrl, { name: "authority-jobs", max: 2, log });
  try {
    await assertSchema(db, MIGRATIONS);
    const vault = await openFileVault({ ...config.vault, checks: postgresKeyChecks(db) });
    await prepareStandingKeys(vault);
    const preparedWeeks = await prepareVisitKeys({ db, vault, clock });
    const ledger = { party: "authority", signingSeed: vault.key("party-signing"), clock };
    const erasedDays = await eraseExpired({ db, vault, ledger });
    if (!(await anchorAccessLog(db, ledger))) log.error({ event: "access-log-broken" });
    const head = await currentHead(db);
    if (!head || dayOf(head.at) < today(clock)) await db.tx("sign-head", (tx) => signHeadAgain(tx, ledger));
    return { preparedWeeks, erasedDays, publicKeys: describeKeys(vault) };
  } finally {
    await db.close();
  }
}

if (import.meta.main) {
  const { config, logLevel } = readJobsConfig();
  const log = createLog({ party: "authority", process: "jobs", level: logLevel });
  const { preparedWeeks, erasedDays } = await runJobs(config, { clock: systemClock, log });
  log.info({ event: "jobs-done", preparedWeeks, erasedDays: erasedDays.length });
}
