import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { systemClock } from "../clock.ts";
import { createLog } from "../log.ts";
import { serveApp } from "./serve-app.ts";
import { createServer, type Server } from "./server.ts";

const log = createLog({ party: "registry", process: "scan", level: "silent" });

describe("serve app", () => {
  const dir = mkdtempSync(join(tmpdir(), "kipass-app-"));
  let server: Server;

  before(async () => {
    mkdirSync(join(dir, "assets"));
    writeFileSync(join(dir, "index.html"), "<!doctype html><title>앱</title><!--boot--><div id=app></div>");
    writeFileSync(join(dir, "assets/index-Ab12.js"), "export {};");
    writeFileSync(join(dir, "assets/index-Ab12.js.br"), "compressed");
    writeFileSync(join(dir, "sw.js"), "self;");
    server = create("https://visit.example");
    await server.ready();
  });

  function create(origin: string): Server {
    const created = createServer({ party: "registry", clock: systemClock, log, origin, callers: {} });
    serveApp(created, {
      dir,
      boot: ({ request, path, session }) => {
        const { cookie } = request.headers;
        if (cookie) session.set("opened", 60);
        return { name: "</script><script>alert(1)</script>", price: "$&", ...(cookie && { path, cookie }) };
      },
      csp: { "script-src": ["'wasm-unsafe-eval'"] },
      permissions: ["camera"],
    });
    return created;
  }

  after(async () => {
    await server.close();
    rmSync(dir, { recursive: true });
  });

  test("the page carries its boot facts as data that cannot end its block", async () => {
    for (const url of ["/", "/index.html", "/settings/staff?x=1"]) {
      const reply = await server.inject(url);
      assert.equal(reply.statusCode, 200, url);
      assert.equal(reply.headers["content-type"], "text/html; charset=utf-8");
      assert.equal(reply.headers["cache-control"], "no-store");
      const [, json] = /<script type="application\/json" id="boot">(.*?)<\/script><div/.exec(reply.body) ?? [];
      assert.deepEqual(JSON.parse(json as string), { name: "</script><script>alert(1)</script>", price: "$&" });
    }
  });

  test("a browser that reads Brotli gets the same page compressed", async () => {
    const reply = await server.inject({ url: "/", headers: { "accept-encoding": "gzip, deflate, br" } });
    assert.deepEqual([reply.headers["content-encoding"], reply.headers.vary], ["br", "accept-encoding"]);
    assert.equal(brotliDecompressSync(reply.rawPayload).toString(), (await server.inject("/")).body);
    for (const encodings of ["gzip", "br;q=0", "gzip, br;q=0.0, deflate"]) {
      const plain = await server.inject({ url: "/", headers: { "accept-encoding": encodings } });
      assert.equal(plain.headers["content-encoding"], undefined, encodings);
    }
  });

  test("the page's facts depend on who opens it, and where", async () => {
    const opened = await server.inject({ url: "/door?x=1", headers: { cookie: "a=b" } });
    assert.match(opened.body, /"path":"\/door","cookie":"a=b"/);
    assert.match(opened.headers["set-cookie"] as string, /^__Host-kipass-registry=opened; Max-Age=60/);
    assert.equal((await server.inject("/")).headers["set-cookie"], undefined);
  });

  test("hashed files are kept for ever, others asked for again", async () => {
    const hashed = await server.inject("/assets/index-Ab12.js");
    assert.equal(hashed.headers["cache-control"], "public, max-age=31536000, immutable");
    assert.match(hashed.headers["content-type"] as string, /javascript/);
    assert.equal((await server.inject("/sw.js")).headers["cache-control"], "no-cache");
    const compressed = await server.inject({ url: "/assets/index-Ab12.js", headers: { "accept-encoding": "br" } });
    assert.equal(compressed.headers["content-encoding"], "br");
  });

  test("what is missing under /v1, /.well-known and /assets is a problem, never the page", async () => {
    for (const url of ["/v1/nothing", "/v1", "/.well-known/nothing", "/assets/old-Xy.js"]) {
      const reply = await server.inject(url);
      assert.deepEqual([reply.statusCode, reply.json().code], [404, "unknown-endpoint"], url);
    }
    assert.equal((await server.inject("/livez")).statusCode, 200);
  });

  test("page, scripts and workers carry the app's policy", async () => {
    for (const url of ["/", "/assets/index-Ab12.js", "/sw.js"]) {
      const { headers } = await server.inject(url);
      assert.equal(
        headers["content-security-policy"],
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; media-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types kipass; upgrade-insecure-requests",
      );
      assert.match(headers["permissions-policy"] as string, /camera=\(self\), display-capture=\(\)/);
      assert.equal(headers["referrer-policy"], "no-referrer");
    }
  });

  test("over plain HTTP nothing is upgraded", async () => {
    const plain = create("http://127.0.0.1:4300");
    const { headers } = await plain.inject("/");
    assert.doesNotMatch(headers["content-security-policy"] as string, /upgrade-insecure-requests/);
    assert.equal(headers["strict-transport-security"], undefined);
    await plain.close();
  });

  test("nothing outside the folder is served", async () => {
    for (const url of ["/../package.json", "/%2e%2e/package.json", "/assets/..%2f..%2fpackage.json"]) {
      assert.doesNotMatch((await server.inject(url)).body, /"name"\s*:\s*"@kipass/);
    }
  });
});
