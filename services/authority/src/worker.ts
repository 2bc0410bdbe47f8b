import type { SmsGateway } from "@kipass/service-kit/sms-gateway";
import { Logger, type Runner, run } from "graphile-worker";
import { certifiedParties } from "./disclosures/parties.ts";
import { type Patience, runRequest } from "./disclosures/run-request.ts";
import { deliverMessages } from "./messages/deliver-messages.ts";
import type { Office } from "./office.ts";
import { batchesUnderWay, enqueueMessages } from "./store/messages.ts";
import { enqueueRequest, requestsUnderWay } from "./store/requests.ts";

/** Rounds of different requests at a time. */
const CONCURRENCY = 2;
/** How late a round that was put off may begin; new requests are announced and begin at once. */
const LONGEST_POLL_MS = 1_000;

/**
 * Runs approved requests and sends messages in the background, one job for each request and each batch. A killed process leaves its jobs
 * locked for hours, so at the start all that are under way get a new one.
 */
export async function startWorker(
  office: Office,
  databaseUrl: string,
  gateway: SmsGateway,
  patience: Patience,
): Promise<{ close(): Promise<void> }> {
  const { db, log } = office;
  const parties = certifiedParties(office.certification);
  const runner: Runner = await run({
    connectionString: databaseUrl,
    maxPoolSize: CONCURRENCY + 2,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    pollInterval: Math.min(LONGEST_POLL_MS, patience.firstPauseSeconds * 1000),
    // The library's lines quote payloads and errors; of interest here is only that something went wrong.
    logger: new Logger(() => (level) => {
      if (level === "error") log.warn({ event: "job-failed" });
    }),
    taskList: {
      "run-request": (payload) => runRequest(office, parties, numberIn(payload, "request"), patience),
      "send-messages": (payload) => deliverMessages(office, gateway, numberIn(payload, "batch"), patience),
    },
  });
  for (const id of await requestsUnderWay(db)) await enqueueRequest(db, id);
  for (const id of await batchesUnderWay(db)) await enqueueMessages(db, id);
  return { close: () => runner.stop() };
}

function numberIn(payload: unknown, name: "request" | "batch"): number {
  const { [name]: number } = payload as { request?: unknown; batch?: unknown };
  if (typeof number !== "number") throw new Error(`a job without a ${name}`);
  return number;
}
