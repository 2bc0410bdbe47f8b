import { systemClock } from "@kipass/service-kit/clock";
import { createLog } from "@kipass/service-kit/log";
import { readJobsConfig } from "./config.ts";
import { runJobs } from "./jobs.ts";

/** Prints this party's public keys for the ministry to certify: `{signingKey, orderKeys}`. Makes them on the first run. */
const { config } = readJobsConfig();
const { publicKeys } = await runJobs(config, {
  clock: systemClock,
  log: createLog({ party: "authority", process: "public-keys", level: "silent" }),
});
process.stdout.write(`${JSON.stringify(publicKeys)}\n`);
