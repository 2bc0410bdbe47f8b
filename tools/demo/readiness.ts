import { setTimeout as wait } from "node:timers/promises";
import type { Processes } from "./processes.ts";

const patienceMs = 60_000;

/**
 * Waits until a party answers 200 on /readyz.
 * @throws Error with the party's last words when it ends, or does not answer in a minute
 */
export async function untilReady(
  name: string,
  url: string,
  processes: Processes,
  stopping: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await isReady(url))) {
    stopping.throwIfAborted();
    if (!processes.isAlive(name)) throw new Error(`${name} did not start: ${processes.lastWords(name)}`);
    if (performance.now() > deadline)
      throw new Error(`${name} is not ready after a minute: ${processes.lastWords(name)}`);
    await wait(100);
  }
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status === 200;
}
