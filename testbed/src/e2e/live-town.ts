import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { ConsentText } from "@kipass/issuer/consents/texts";
import { addDays, dayOf, dayStart } from "@kipass/protocol/day";
import type { LogInAccount } from "../log-in-page.ts";
import { openTown, type Town } from "../town.ts";

const APPS = join(import.meta.dirname, "../../../apps");

/** A town whose parties serve their built apps. Its clock may be moved until `goLive`; from then on it runs like the browser's own. */
export interface LiveTown extends Town {
  /** From which moment on; the real one when left out. */
  goLive(fromMs?: number): void;
}

export async function openLiveTown(
  adminUrl: string,
  startMs = Date.now(),
  accounts?: () => LogInAccount[],
  texts?: readonly ConsentText[],
): Promise<LiveTown> {
  await pastMidnight();
  const town = await openTown({
    adminUrl,
    startMs,
    appDir: (app) => join(APPS, app, "dist"),
    ...(accounts && { accounts }),
    ...(texts && { texts }),
  });
  return {
    ...town,
    goLive(fromMs = Date.now()) {
      town.clock.set(fromMs);
      town.clock.start();
    },
  };
}

const BEFORE_MIDNIGHT_MS = 4 * 60_000;

/** A browser's clock cannot be moved: a test in which Seoul's day ended would lose its passes, its counts and its 'today' on the way. */
async function pastMidnight(): Promise<void> {
  const leftMs = dayStart(addDays(dayOf(Date.now() / 1000), 1)) * 1000 - Date.now();
  if (leftMs < BEFORE_MIDNIGHT_MS) await delay(leftMs + 1_000);
}
