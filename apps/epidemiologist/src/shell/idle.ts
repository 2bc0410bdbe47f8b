import { watched } from "@kipass/web-kit/watched.ts";
import { useEffect } from "preact/hooks";
import { api } from "../api.ts";
import { officerQuery, queries } from "../queries.ts";

const LOCK_AFTER_MS = 10 * 60_000;
const RENEW_EVERY_MS = 30_000;
const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/** Nobody has been at the screen for so long that it is locked as soon as the server cannot say they still may. */
export const isAway = watched(false);

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
      const isIdle = Date.now() - lastMs >= LOCK_AFTER_MS;
      // Coming back opens nothing by itself: the server has to have said who is here.
      isAway.set(isIdle || (isAway.value && queries.getQueryState(officerQuery.queryKey)?.status === "error"));
      if (isIdle) void queries.invalidateQueries({ queryKey: officerQuery.queryKey });
    }, 5_000);
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, alive, { passive: true });
    return () => {
      clearInterval(watch);
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, alive);
    };
  }, []);
}
