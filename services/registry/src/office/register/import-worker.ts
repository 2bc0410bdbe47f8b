import { constants, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { connect } from "@kipass/service-kit/postgres/database";
import { matchEverywhere } from "./match-again.ts";
import { workImports } from "./work-imports.ts";

// Beside the office's one thread, which has officers to answer: reading a table of 50,000 lines takes seconds. Where registry and office
// share cores, scans go first; on Linux this is about the thread alone, elsewhere it may be refused or be about the process.
try {
  setPriority(constants.priority.PRIORITY_LOW);
} catch {}

const { officeUrl, aheadMs, doesMatch } = workerData as { officeUrl: string; aheadMs: number; doesMatch: boolean };
const db = connect(officeUrl, { name: "registry imports", max: 1, statementTimeoutMs: 60_000 });
try {
  const clock = { nowMs: () => Date.now() + aheadMs };
  await workImports({ db, clock }, (id, fault) => parentPort?.postMessage({ id, fault: String(fault) }));
  if (doesMatch) await matchEverywhere(db);
} finally {
  await db.close();
}
