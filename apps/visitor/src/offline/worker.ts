import { assetFrom, keepAlso, keepBuildOf, keepShell, keptPage, pageFrom, renewShell } from "@kipass/web-kit/shell.ts";
import { firstDraw } from "./first-draw.ts";
import { wayOf } from "./way.ts";

// The service worker. It asks nobody's version, takes over at once, and whenever it fails the network is asked as if it
// were not there.

// The DOM's types do not know a worker's own scope.
interface WorkerScope extends EventTarget {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  registration: { unregister(): Promise<boolean> };
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

const draw = firstDraw((...asked) => fetch(...asked));

on<FetchingEvent>("fetch", (event) => {
  const { request } = event;
  switch (wayOf(request, location.origin)) {
    case "door": {
      const kept = keptPage(caches).catch(() => undefined);
      event.waitUntil(kept.then((page) => page && atDoor()).catch(() => {}));
      return event.respondWith(kept.then((page) => page ?? fromNetwork(event)));
    }
    case "page":
      return event.respondWith(fromNetwork(event));
    case "pass":
      return event.respondWith(draw.take(request).then((answer) => answer ?? fetch(request)));
    case "asset":
      return event.respondWith(assetFrom(request, caches, fetch).catch(() => fetch(request)));
  }
});

/** The kept page starts; its first pass is on the way meanwhile. */
async function atDoor(): Promise<void> {
  draw.begin();
  if (await renewShell(caches, fetch)) return;
  await scope.registration.unregister();
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

function fromNetwork(event: FetchingEvent): Promise<Response> {
  const fetched = fetch(event.request);
  const copy = fetched.then((answer) => answer.clone().text());
  event.waitUntil(copy.then((page) => keepBuildOf(page, caches, fetch)).catch(() => {}));
  return pageFrom(fetched, caches).catch(() => fetched);
}
