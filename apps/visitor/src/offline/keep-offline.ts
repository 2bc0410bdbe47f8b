import { scriptUrl } from "@kipass/web-kit/trusted-types.ts";
import worker from "./worker.ts?worker&url";

/** Brings in the service worker, or drops it and all it kept when the issuer has switched it off. */
export async function keepOffline(wanted: boolean): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  if (!wanted) return dropWorker();
  await navigator.serviceWorker.register(scriptUrl(worker));
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  active?.postMessage({ keep: loaded.filter((url) => url.startsWith(`${location.origin}/assets/`)) });
}

async function dropWorker(): Promise<void> {
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}
