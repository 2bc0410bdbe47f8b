import { setTimeout as wait } from "node:timers/promises";
import { systemClock } from "@kipass/service-kit/clock";
import { createLog } from "@kipass/service-kit/log";
import { connect } from "@kipass/service-kit/postgres/database";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { readReSealConfig } from "./config.ts";
import { PARTY_SIGNING } from "./keys/key-names.ts";
import { reSeal } from "./keys/re-seal.ts";

// re-seal.ts: replaces the keys that seal profiles, find phones and mint sessions; once a year, while the issuer runs. Can be run again.

/** Processes hear of keys at once, and look every minute in case they did not. */
const KNOWN_AFTER_MS = 65_000;

try {
  const config = readReSealConfig();
  const log = createLog({ party: config.code, process: "re-seal", level: "warn" });
  const db = connect(config.databaseUrl, { name: `${config.code}-re-seal`, max: 2, log });
  try {
    const vault = await openFileVault({ ...config.vault, checks: postgresKeyChecks(db) });
    const ledger = { party: config.code, signingSeed: vault.key(PARTY_SIGNING), clock: systemClock };
    console.log("New keys are being made; waiting a minute until every process has them.");
    const untilKnown = () => wait(KNOWN_AFTER_MS);
    const { values, destroyed } = await reSeal({ db, vault, ledger, clock: systemClock, untilKnown });
    console.log(
      `Sealed again: ${values}. Destroyed: ${destroyed.join(", ") || "no key"}. Make a backup of the database now: older ones no longer open.`,
    );
  } finally {
    await db.close();
  }
} catch (fault) {
  console.error(`Not finished; run it again. ${(fault as Error).message}`);
  process.exitCode = 1;
}
