import { join } from "node:path";
import type { ConsentText } from "@kipass/issuer/consents/texts";
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
