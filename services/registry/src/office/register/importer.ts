import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Clock } from "@kipass/service-kit/clock";
import type { Log } from "@kipass/service-kit/log";
import type { Database } from "@kipass/service-kit/postgres/database";
import { hasImportWork, IMPORT_WORK } from "../../store/register-imports.ts";
import { inRegion } from "../desk.ts";

export interface Importer {
  close(): Promise<void>;
}

/** Also finds what a process that died left behind. */
const LOOK_MS = 5_000;
const MATCH_MS = 3_600_000;

/** Keeps one thread at work while there are imports to read, check or take, in this process or left over from another. */
export function createImporter(of: { db: Database; officeUrl: string; clock: Clock; log: Log }): Importer {
  const { db, officeUrl, clock, log } = of;
  let worker: Worker | undefined;
  let isToldAgain = false;
  let matchedMs = clock.nowMs();
  let isClosing = false;

  function work(): void {
    if (worker || isClosing) {
      isToldAgain = true;
      return;
    }
    const doesMatch = clock.nowMs() - matchedMs >= MATCH_MS;
    if (doesMatch) matchedMs = clock.nowMs();
    const workerData = { officeUrl, aheadMs: clock.nowMs() - Date.now(), doesMatch };
    const working = new Worker(new URL("./import-worker.ts", import.meta.url), { workerData });
    worker = working;
    isToldAgain = false;
    working.on("message", (failure) => log.error({ event: "import-failed", ...failure }));
    working.on("error", (error) => log.error({ event: "import-thread-failed", error }));
    working.on("exit", () => {
      worker = undefined;
      if (isToldAgain) work();
    });
  }

  async function look(): Promise<void> {
    const waits = await inRegion(db, { region: "all", sectors: null }, "find-import-work", hasImportWork);
    if (waits || clock.nowMs() - matchedMs >= MATCH_MS) work();
  }

  const listener = db.listen(IMPORT_WORK, work);
  const timer = setInterval(
    () => void look().catch((error) => log.warn({ event: "imports-not-seen", error })),
    LOOK_MS,
  );
  timer.unref();
  void look().catch((error) => log.warn({ event: "imports-not-seen", error }));

  return {
    async close() {
      isClosing = true;
      clearInterval(timer);
      await listener.close();
      if (!worker) return;
      const ended = once(worker, "exit");
      await worker.terminate();
      await ended;
    },
  };
}
