import { useEffect } from "preact/hooks";
import { api } from "../api.ts";
import { queries } from "../queries.ts";

const LOCK_AFTER_MS = 10 * 60_000;
const RENEW_EVERY_MS = 30_000;
const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/**
 * Tells the server that somebody is at the screen, and locks it when nobody has been for ten minutes. The server counts for itself:
 * what the page fetches on its own does not keep a session.
 */
export function useIdleLock(): void {
  useEffect(() => {
    let lastMs = Date.now();
    let renewedMs = lastMs;
    const alive = () => {
      lastMs = Date.now();
      if (lastMs - renewedMs < RENEW_EVERY_MS) return;
      renewedMs = lastMs;
      // A session that ended meanwhile shows with the next thing the officer does.
      void api.renewSession({ body: {} }).catch(() => {});
    };
    const watch = setInterval(() => {
      if (Date.now() - lastMs >= LOCK_AFTER_MS) void queries.resetQueries();
    }, 5_000);
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, alive, { passive: true });
    return () => {
      clearInterval(watch);
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, alive);
    };
  }, []);
}
