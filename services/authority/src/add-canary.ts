import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { argumentsOf, CommandFault, runCommand } from "./commands.ts";
import { readJobsConfig } from "./config.ts";
import { addCanary } from "./oversight/add-canary.ts";
import { findNumber } from "./store/officers.ts";

/**
 * Puts a made-up case among the others, whose reading alarms supervisors and auditors. It is destroyed like any case, so put a new one
 * every few weeks: node src/add-canary.ts --case NUMBER --name NAME --phone NUMBER --region CODE --officer LOGIN
 */
const { config } = readJobsConfig();
await runCommand(config.databaseUrl, async (db, nowMs) => {
  const usage = "Give --case, --name, --phone, --region and --officer (the log-in id it is to bear).";
  const {
    case: caseNumber,
    name,
    phone,
    region,
    officer,
  } = argumentsOf(["case", "name", "phone", "region", "officer"], usage);
  const found = await findNumber(db, officer);
  if (!found) throw new CommandFault(`Nobody who serves has the log-in id ${officer}.`);
  const vault = await openFileVault({ ...config.vault, checks: postgresKeyChecks(db) });
  const id = await addCanary({ db, vault }, { caseNumber, name, phone, region, officer: found.id }, nowMs);
  if (id === undefined) throw new CommandFault(`The case number ${caseNumber} is taken: choose another.`);
  return { case: id };
});
