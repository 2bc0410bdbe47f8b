// What is kept so that the app opens without a network: its page and the files of one build. Never an answer of the API, and
// never a page as it was visited: the shell is fetched without cookies, so that nothing of a person can be in it.

export const SHELL = "/";

const PREFIX = "kipass ";

/** How long an open page waits for the network while a kept one is at hand. */
const PATIENCE_MS = 3000;

/** Not while the page asks for its own first things. */
const RENEW_AFTER_MS = 3000;

/** The page that is kept. Whoever gets it, gets the next build or changed facts the time after. */
export function keptPage(caches: CacheStorage): Promise<Response | undefined> {
  return caches.match(SHELL, { ignoreVary: true });
}

/** Looks whether the kept page is still the party's; false when the party wants none to be kept any more. */
export async function renewShell(caches: CacheStorage, fetch: Fetch, afterMs = RENEW_AFTER_MS): Promise<boolean> {
  await new Promise((later) => setTimeout(later, afterMs));
  const answer = await fetchShell(fetch);
  const page = await answer.clone().text();
  if (!answer.ok) return true;
  if (/"offline":false/.test(page)) return false;
  if (page !== (await (await keptPage(caches))?.text())) await keep(answer, page, caches);
  return true;
}

/** The page from the network, or the kept one when that fails or takes long. Without a kept one, whatever the network says. */
export async function pageFrom(
  fetched: Promise<Response>,
  caches: CacheStorage,
  patienceMs = PATIENCE_MS,
): Promise<Response> {
  const kept = keptPage(caches);
  const late = new Promise<undefined>((tell) => setTimeout(tell, patienceMs));
  const answer = await Promise.race([fetched.catch(() => undefined), late]);
  if (answer && answer.status < 500) return answer;
  return (await kept) ?? fetched;
}

export async function assetFrom(request: Request, caches: CacheStorage, fetch: Fetch): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  const cache = answer.ok ? await currentCache(caches) : undefined;
  await cache?.put(request, answer.clone());
  return answer;
}

/** Keeps the build that `page` belongs to, unless it is kept already. */
export async function keepBuildOf(page: string, caches: CacheStorage, fetch: Fetch): Promise<void> {
  const name = buildOf(page);
  if (name && !(await caches.has(name))) await keepShell(caches, fetch);
}

/** The page comes last: once it is there, everything it needs is. Then the builds before it go. */
export async function keepShell(caches: CacheStorage, fetch: Fetch): Promise<void> {
  const answer = await fetchShell(fetch);
  await keep(answer, await answer.clone().text(), caches);
}

const fetchShell = (fetch: Fetch) => fetch(SHELL, { credentials: "omit", cache: "no-store" });

async function keep(answer: Response, page: string, caches: CacheStorage): Promise<void> {
  const name = buildOf(page);
  if (!answer.ok || !name) throw new Error("The page names no files to keep.");
  const cache = await caches.open(name);
  await cache.addAll(assetsOf(page));
  await cache.put(SHELL, answer);
  const older = (await caches.keys()).filter((other) => other.startsWith(PREFIX) && other !== name);
  await Promise.all(older.map((other) => caches.delete(other)));
}

/** What the page had fetched before there was a worker: its language, its fonts. */
export async function keepAlso(urls: readonly string[], caches: CacheStorage): Promise<void> {
  const cache = await currentCache(caches);
  await cache?.addAll(urls);
}

async function currentCache(caches: CacheStorage): Promise<Cache | undefined> {
  const name = (await caches.keys()).find((other) => other.startsWith(PREFIX));
  return name === undefined ? undefined : caches.open(name);
}

/** A build is known by its first script, which stands after what it imports and whose name carries its hash. */
function buildOf(page: string): string | undefined {
  const script = assetsOf(page)
    .filter((url) => url.endsWith(".js"))
    .pop();
  return script && PREFIX + script;
}

function assetsOf(page: string): string[] {
  return [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, url]) => url as string);
}

type Fetch = typeof globalThis.fetch;
