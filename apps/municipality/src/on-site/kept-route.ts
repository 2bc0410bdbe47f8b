import { seoulDay } from "@kipass/web-kit/dates.ts";
import { watched } from "@kipass/web-kit/watched.ts";
import type { RouteOfDay, Session } from "../api.ts";
import { queries, routeQuery, sessionQuery } from "../queries.ts";
import { open, openKey, seal } from "./key.ts";
import { store } from "./store.ts";

interface Kept {
  session: Session;
  stops: RouteOfDay["stops"];
}

/** Whether this page shows what was kept, because the registry has not been reached since it was opened. */
export const isAlone = watched(false);
/** Whether today's route is on this device. */
export const isRouteKept = watched(false);

/** Keeps today's route as it was last read, sealed. Without a service worker the page could not be opened anew: then nothing is kept. */
export async function keepRoute(session: Session, { stops }: RouteOfDay): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await openKey(session.officer.id);
  const day = seoulDay(Date.now());
  const kept: Kept = { session, stops };
  const sealed = await seal(session.officer.id, `route ${day}`, kept);
  if (!sealed) return;
  await navigator.serviceWorker.ready;
  await store.put("routes", { ...sealed, day });
  isRouteKept.set(true);
}

/** Whether a route of today waits for a password. Routes of days before are erased. */
export async function hasKeptRoute(): Promise<boolean> {
  const today = seoulDay(Date.now());
  const routes = await store.all("routes").catch(() => []);
  for (const { key, day } of routes) if (day !== today) await store.remove("routes", key);
  return routes.some(({ day }) => day === today);
}

/** Shows the route of whoever has entered the password, as if it had just been read. False when there is none of today. */
export async function openKeptRoute(): Promise<boolean> {
  const today = seoulDay(Date.now());
  for (const { key, day, sealed } of await store.all("routes")) {
    const kept = day === today ? open<Kept>(key, `route ${day}`, sealed) : undefined;
    if (!kept) continue;
    isAlone.set(true);
    isRouteKept.set(true);
    const nowMs = Date.now();
    const { endsAtMs, nowMs: thenMs } = kept.session;
    queries.setQueryData(routeQuery(today).queryKey, { stops: kept.stops, due: [], nowMs });
    queries.setQueryData(sessionQuery.queryKey, { ...kept.session, nowMs, endsAtMs: nowMs + (endsAtMs - thenMs) });
    return true;
  }
  return false;
}

/** Logged out by hand: nothing is left to look at. What has not been sent stays. */
export async function forgetRoutes(): Promise<void> {
  isRouteKept.set(false);
  for (const { key } of await store.all("routes").catch(() => [])) await store.remove("routes", key);
}
