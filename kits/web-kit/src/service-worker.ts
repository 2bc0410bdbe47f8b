import { assetFrom, keepAlso, keepBuildOf, keepShell, pageFrom } from "./shell.ts";

// The service worker: pages from the network first, hashed files from the cache first, the API never. It asks nobody's version,
// and whenever it fails the network is asked as if it were not there.

// The DOM's types do not know a worker's own scope.
interface WorkerScope extends EventTarget {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}
interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchingEvent extends WaitingEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = self as unknown as WorkerScope;
const on = <E extends Event>(type: string, act: (event: E) => void) =>
  scope.addEventListener(type, (event) => act(event as E));

on<WaitingEvent>("install", (event) => event.waitUntil(keepShell(caches, fetch).then(() => scope.skipWaiting())));

on<WaitingEvent>("activate", (event) => event.waitUntil(scope.clients.claim()));

on<WaitingEvent & MessageEvent<{ keep: string[] }>>("message", (event) =>
  event.waitUntil(keepAlso(event.data.keep, caches)),
);

on<FetchingEvent>("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || /^\/(v1|\.well-known)(\/|$)/.test(pathname)) return;
  if (request.mode === "navigate") {
    const fetched = fetch(request);
    const copy = fetched.then((answer) => answer.clone().text());
    event.waitUntil(copy.then((page) => keepBuildOf(page, caches, fetch)).catch(() => {}));
    event.respondWith(pageFrom(fetched, caches).catch(() => fetched));
  } else if (pathname.startsWith("/assets/")) {
    event.respondWith(assetFrom(request, caches, fetch).catch(() => fetch(request)));
  }
});
