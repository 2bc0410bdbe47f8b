import { join } from "node:path";
import { type Day, dayOf } from "@kipass/protocol/day";
import { type Clock, systemClock, today } from "@kipass/service-kit/clock";
import { currentHead, signHeadAgain } from "@kipass/service-kit/ledger";
import { createLog, type Log } from "@kipass/service-kit/log";
import { connect } from "@kipass/service-kit/postgres/database";
import { assertSchema } from "@kipass/service-kit/postgres/migrate";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { type JobsConfig, readJobsConfig } from "./config.ts";
import { describeKeys, type PublicKeys } from "./keys/describe-keys.ts";
import { PARTY_SIGNING } from "./keys/key-names.ts";
import { announceKeys } from "./keys/open-vault.ts";
import { preparePassKeys, prepareStandingKeys } from "./keys/prepare-keys.ts";
import { retireSessionKeys } from "./keys/retire-session-keys.ts";
import { eraseExpired, LONGEST_SESSION_DAYS } from "./retention/erase-expired.ts";

export interface JobsReport {
  preparedUntil: Day;
  erasedDays: Day[];
  publicKeys: PublicKeys;
}

/** One run, hourly: keys for the days ahead, then destruction of what has expired. Idempotent; catches up. */
export async function runJobs(config: JobsConfig, { clock, log }: { clock: Clock; log: Log }): Promise<JobsReport> {
  const db = connect(config.databaseUrl, { name: `${config.code}-jobs`, max: 2, log });
  try {
    await assertSchema(db, join(import.meta.dirname, "../db"));
    const vault = await openFileVault({ ...config.vault, checks: postgresKeyChecks(db) });
    await prepareStandingKeys(vault, config.passKeyId);
    const preparedUntil = await preparePassKeys(vault, today(clock));
    const ledger = { party: config.code, signingSeed: vault.key(PARTY_SIGNING), clock };
    const erasedDays = await eraseExpired({ db, vault, ledger, clock });
    await retireSessionKeys(today(clock), LONGEST_SESSION_DAYS, { db, vault, ledger });
    await announceKeys(db);
    const head = await currentHead(db);
    if (!head || dayOf(head.at) < today(clock)) await db.tx("sign-head", (tx) => signHeadAgain(tx, ledger));
    return { preparedUntil, erasedDays, publicKeys: describeKeys(vault, config.code) };
  } finally {
    await db.close();
  }
}

if (import.meta.main) {
  try {
    const { config, logLevel } = readJobsConfig();
    const log = createLog({ party: config.code, process: "jobs", level: logLevel });
    const { preparedUntil, erasedDays } = await runJobs(config, { clock: systemClock, log });
    log.info({ event: "jobs-done", preparedUntil, erasedDays: erasedDays.length });
  } catch (fault) {
    console.error(`The jobs of the issuer did not finish. ${(fault as Error).message}`);
    process.exit(1);
  }
}
