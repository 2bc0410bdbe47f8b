import type { Log } from "./log.ts";

const DEADLINE_MS = 10_000;
const PARENT_CHECK_MS = 1_000;

type Close = () => unknown | Promise<unknown>;

/**
 * Closes what was opened, last first, on SIGINT, SIGTERM or when the parent process is gone: npm's shell dies with
 * SIGTERM and leaves node behind. Exits 0 when all closed, 1 when one failed or the deadline passed.
 */
export function onShutdown(closes: Close[], log: Log): void {
  const parent = process.ppid;
  let stopping = false;
  const stop = async (reason: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ event: "stopping", reason });
    setTimeout(() => {
      log.error({ event: "stop-deadline-passed" });
      process.exit(1);
    }, DEADLINE_MS).unref();
    process.exit((await closeInReverse(closes, log)) ? 0 : 1);
  };
  process.on("SIGINT", () => void stop("SIGINT"));
  process.on("SIGTERM", () => void stop("SIGTERM"));
  setInterval(() => {
    if (process.ppid !== parent) void stop("parent-gone");
  }, PARENT_CHECK_MS).unref();
}

/** Runs every close, last first, also after one fails; true when all succeeded. */
export async function closeInReverse(closes: Close[], log: Log): Promise<boolean> {
  let clean = true;
  for (const close of closes.toReversed()) {
    try {
      await close();
    } catch (error) {
      clean = false;
      log.error({ event: "close-failed", error });
    }
  }
  return clean;
}
