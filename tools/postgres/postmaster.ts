import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isRunning } from "../process-identity.ts";

export interface Postmaster {
  pid: number;
  ready: boolean;
}

/** The server that holds `cluster`, as it says itself in postmaster.pid (line 1: process, line 8: state). */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 1 || !isRunning(pid) || !isServerOf(pid, cluster)) return undefined;
  return { pid, ready: lines[7]?.trim() === "ready" };
}

/**
 * Stops a server: first as PostgreSQL shuts down with clients connected (SIGINT), then without waiting for its
 * checkpoint (SIGQUIT, recovered at the next start).
 */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const { signal, patienceMs } of [
    { signal: "SIGINT", patienceMs: 20_000 },
    { signal: "SIGQUIT", patienceMs: 10_000 },
  ] as const) {
    if (!isRunning(pid)) return;
    process.kill(pid, signal);
    const deadline = performance.now() + patienceMs;
    while (isRunning(pid) && performance.now() < deadline) await wait(20);
  }
  if (isRunning(pid)) throw new Error(`PostgreSQL (process ${pid}) does not stop. End it by hand and try again.`);
}

/** After a restart of the machine the number in the file may belong to any program: then the file is only left over. */
function isServerOf(pid: number, cluster: string): boolean {
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(cluster);
  } catch {
    return false;
  }
}
