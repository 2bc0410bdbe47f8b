import { fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type BenchOptions, type BenchResult, median, percentile } from "./result.ts";
import type { LoadAnswer, LoadTask } from "./scan-load.ts";
import { startBenchedRegistry } from "./scan-registry.ts";

/** One per core, as in production; more than four would wait for the one process that drives them. */
const PROCESSES = Math.min(4, availableParallelism());
const SCANNERS = 256;
const INSERTERS = 16;
/** Short, because live passes run out. */
const TURN_SECONDS = 2;

/**
 * The whole scan path over HTTP, one process per core, against single-row autocommit INSERTs of the same row on the same server, both
 * driven from one process that does nothing else. They take turns, with half the load for latency, so that a machine that slows down
 * slows all.
 */
export async function runScan({ seconds }: BenchOptions): Promise<BenchResult> {
  const registry = await startBenchedRegistry(PROCESSES);
  const load = fork(join(import.meta.dirname, "scan-load.ts"));
  const ended = once(load, "exit").then(() => Promise.reject(new Error("The load process ended.")));
  const ask = async (task: LoadTask): Promise<LoadAnswer> => {
    const answer = once(load, "message");
    load.send(task);
    return (await Promise.race([answer, ended]))[0] as LoadAnswer;
  };
  const scan = (rate?: number) =>
    ask({
      task: "scan",
      target: registry.target,
      connections: SCANNERS,
      seconds: TURN_SECONDS,
      ...(rate === undefined ? {} : { rate }),
    });
  const insert = () =>
    ask({ task: "insert", databaseUrl: registry.databaseUrl, connections: INSERTERS, seconds: TURN_SECONDS });
  try {
    const turns = Math.max(2, Math.ceil(seconds / TURN_SECONDS));
    const [scans, inserts, latenciesMs]: [number[], number[], number[]] = [[], [], []];
    await scan();
    await insert();
    for (let turn = 0; turn < turns; turn++) {
      const most = perSecond(await scan());
      scans.push(most);
      inserts.push(perSecond(await insert()));
      latenciesMs.push(...(await scan(most / 2)).latenciesMs);
    }
    return {
      bench: "scan",
      value: median(scans),
      unit: "scans/s",
      baseline: median(inserts),
      ratio: median(scans.map((rate, turn) => rate / (inserts[turn] as number))),
      p50Ms: percentile(latenciesMs, 0.5),
      p99Ms: percentile(latenciesMs, 0.99),
      n: latenciesMs.length,
      note: `${PROCESSES} registry processes, ${SCANNERS} keep-alive connections, live passes, synchronous_commit on; latency at half that load, from the moment each scan was due. Baseline: ${INSERTERS} connections, prepared single-row INSERTs, taking turns.`,
    };
  } finally {
    ended.catch(() => {});
    load.disconnect();
    await registry.close();
  }
}

function perSecond({ latenciesMs, seconds }: LoadAnswer): number {
  return latenciesMs.length / seconds;
}
