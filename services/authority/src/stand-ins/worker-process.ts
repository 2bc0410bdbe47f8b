import { fromBase64url } from "@kipass/protocol/bytes";
import { openCertificationFile } from "@kipass/service-kit/certification-file";
import { createLog } from "@kipass/service-kit/log";
import { connect } from "@kipass/service-kit/postgres/database";
import { inboxGateway } from "@kipass/service-kit/sms-gateway";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { EVERYTHING } from "../officers/reach.ts";
import { startWorker } from "../worker.ts";

/** What `worker-process.ts` is given, as JSON: bytes in base64url. */
export interface WorkerUnderTest {
  nowMs: number;
  certificationFile: string;
  certificationRoot: string;
  vaultDir: string;
  vaultMasterKey: string;
  databaseUrl: string;
  keyChecksUrl: string;
}

/** The worker alone, in a process of its own, so that a test can kill it for good in the middle of an order. */
async function runWorker(given: WorkerUnderTest): Promise<void> {
  const bytes = (text: string) => fromBase64url(text) as Uint8Array;
  const log = createLog({ party: "authority", process: "worker", level: "silent" });
  const db = connect(given.databaseUrl, { name: "authority-worker", max: 4, log });
  const checks = postgresKeyChecks(connect(given.keyChecksUrl, { name: "authority-app", max: 1, log }));
  const vault = await openFileVault({ dir: given.vaultDir, masterKey: bytes(given.vaultMasterKey), checks });
  const { current } = openCertificationFile(given.certificationFile, bytes(given.certificationRoot), log);
  const clock = { nowMs: () => given.nowMs };
  const office = { db, vault, clock, certification: current, log, reach: EVERYTHING };
  const gateway = inboxGateway({ url: "http://127.0.0.1:9/nobody", from: "authority", clock });
  await startWorker(office, given.databaseUrl, gateway, { firstPauseSeconds: 0.1 });
}

if (import.meta.main) await runWorker(JSON.parse(process.argv[2] ?? "{}") as WorkerUnderTest);
