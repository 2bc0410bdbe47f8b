import * as kit from "@kipass/web-kit/keep-offline.ts";
import worker from "./worker.ts?worker&url";

/** Brings in the service worker, or drops it and all it kept when the issuer has switched it off. */
export async function keepOffline(wanted: boolean): Promise<void> {
  if (wanted) return kit.keepOffline(worker);
  if ("serviceWorker" in navigator) await dropWorker();
}

async function dropWorker(): Promise<void> {
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}
