import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { assetFrom, keepAlso, keepBuildOf, keepShell, keptPage, pageFrom, renewShell, SHELL } from "./shell.ts";

const origin = "https://issuer.example";
const page = (build: string) =>
  `<script type="module" src="/assets/issuer-${build}.js"></script><link rel="stylesheet" href="/assets/index-${build}.css">`;

/** The browser's cache storage, kept in memory. */
class Storage {
  readonly held = new Map<string, Map<string, Response>>();
  fetch: typeof fetch = async () => new Response("file");

  async open(name: string) {
    const files = this.held.get(name) ?? new Map<string, Response>();
    this.held.set(name, files);
    return {
      addAll: async (urls: string[]) => {
        for (const url of urls) files.set(pathOf(url), await this.fetch(url));
      },
      put: async (request: Request | string, answer: Response) => void files.set(pathOf(request), answer),
    };
  }
  async match(request: Request | string) {
    for (const files of this.held.values()) if (files.has(pathOf(request))) return files.get(pathOf(request))?.clone();
    return undefined;
  }
  has = async (name: string) => this.held.has(name);
  keys = async () => [...this.held.keys()];
  delete = async (name: string) => this.held.delete(name);
}

function pathOf(request: Request | string): string {
  return new URL(typeof request === "string" ? request : request.url, origin).pathname;
}

describe("the kept shell", () => {
  let storage: Storage;
  let caches: CacheStorage;
  let asked: [string, RequestInit | undefined][];
  let build: string;
  const network = (async (url: string, options?: RequestInit) => {
    asked.push([pathOf(url), options]);
    return new Response(page(build));
  }) as typeof fetch;
  const text = async (answer: Response | undefined) => answer?.text();

  beforeEach(() => {
    storage = new Storage();
    caches = storage as unknown as CacheStorage;
    asked = [];
    build = "a";
  });

  it("is fetched without cookies, with the files it names", async () => {
    await keepShell(caches, network);
    assert.deepEqual(asked, [["/", { credentials: "omit", cache: "no-store" }]]);
    assert.deepEqual(
      [...(storage.held.get("kipass /assets/issuer-a.js")?.keys() ?? [])],
      ["/assets/issuer-a.js", "/assets/index-a.css", SHELL],
    );
  });

  it("is replaced by the next build, whose arrival removes the one before", async () => {
    await keepShell(caches, network);
    await keepBuildOf(page("a"), caches, network);
    assert.equal(asked.length, 1);
    build = "b";
    await keepBuildOf(page("b"), caches, network);
    assert.deepEqual(await caches.keys(), ["kipass /assets/issuer-b.js"]);
  });

  it("is renewed when the issuer's page has changed, and given up when the issuer says so", async () => {
    await keepShell(caches, network);
    assert.equal(await renewShell(caches, network, 0), true);
    assert.equal(await text(await keptPage(caches)), page("a"));
    build = "b";
    assert.equal(await renewShell(caches, network, 0), true);
    assert.equal(await text(await keptPage(caches)), page("b"));
    const off = (async () => new Response(`{"offline":false}`)) as unknown as typeof fetch;
    assert.equal(await renewShell(caches, off, 0), false);
    const down = (async () => new Response("", { status: 503 })) as unknown as typeof fetch;
    assert.equal(await renewShell(caches, down, 0), true);
    assert.equal(await text(await keptPage(caches)), page("b"));
  });

  it("stays when the next one cannot be had whole", async () => {
    await keepShell(caches, network);
    build = "b";
    storage.fetch = async () => Promise.reject(new TypeError("offline"));
    await assert.rejects(keepBuildOf(page("b"), caches, network));
    assert.equal(await text(await caches.match(SHELL)), page("a"));
  });

  it("stands in when the network fails, is down or is slow, and not otherwise", async () => {
    await keepShell(caches, network);
    const fresh = new Response("fresh");
    assert.equal(await pageFrom(Promise.resolve(fresh), caches, 50), fresh);
    const gone = new Response("gone", { status: 404 });
    assert.equal(await pageFrom(Promise.resolve(gone), caches, 50), gone);
    assert.equal(await text(await pageFrom(Promise.reject(new TypeError("offline")), caches, 50)), page("a"));
    const down = new Response("", { status: 503 });
    assert.equal(await text(await pageFrom(Promise.resolve(down), caches, 50)), page("a"));
    assert.equal(await text(await pageFrom(new Promise(() => {}), caches, 5)), page("a"));
  });

  it("does not stand in the way before it is there", async () => {
    const slow = new Promise<Response>((arrive) => setTimeout(arrive, 20, new Response("slow")));
    assert.equal(await text(await pageFrom(slow, caches, 1)), "slow");
    await assert.rejects(pageFrom(Promise.reject(new TypeError("offline")), caches, 1), /offline/);
  });

  it("keeps hashed files once fetched, and no refusals", async () => {
    await keepShell(caches, network);
    const request = new Request(`${origin}/assets/zh.js`);
    const answers = [new Response("", { status: 404 }), new Response("words")];
    const fetched = (async () => answers.shift()) as unknown as typeof fetch;
    assert.equal((await assetFrom(request, caches, fetched)).status, 404);
    assert.equal(await text(await assetFrom(request, caches, fetched)), "words");
    assert.equal(await text(await assetFrom(request, caches, fetched)), "words");
    await keepAlso([`${origin}/assets/font.woff2`], caches);
    assert.ok(await caches.match(`${origin}/assets/font.woff2`));
  });
});
