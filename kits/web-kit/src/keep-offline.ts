import { scriptUrl } from "./trusted-types.ts";

/** Brings in a service worker and has it keep what the page has loaded so far and `more`: after one visit the app opens without a network. */
export async function keepOffline(worker: string, more: readonly string[] = []): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(scriptUrl(worker));
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const own = loaded.filter((url) => url.startsWith(`${location.origin}/assets/`));
  active?.postMessage({ keep: [...own, ...more] });
}
