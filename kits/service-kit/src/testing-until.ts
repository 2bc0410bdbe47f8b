import { setTimeout as delay } from "node:timers/promises";

/** Ends a test that hangs. It says nothing of how soon something has to come: a machine may be slow and busy. */
export const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 50;

/**
 * Waits for something that happens by itself.
 * @throws Error that says what did not
 */
export async function until(
  holds: () => Promise<boolean> | boolean,
  what = "what the test waits for has happened",
): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`after ${PATIENCE_MS / 1000} s it is still not so that ${what}`);
    await delay(LOOK_EVERY_MS);
  }
}
