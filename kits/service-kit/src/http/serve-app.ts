import { readFile } from "node:fs/promises";
import { join } from "node:path";
import staticFiles from "@fastify/static";
import { Problem } from "@kipass/protocol/problem";
import type { FastifyRequest } from "fastify";
import { readAppPage } from "./app-page.ts";
import { Session } from "./bind.ts";
import { appHeaders, type CspAdditions, type Permission } from "./headers.ts";
import type { Server } from "./server.ts";

export interface AppOptions {
  /** A folder built by Vite: index.html and hashed files under assets/. */
  dir: string;
  /** What the app knows before its first request: public facts, and what is the caller's own. The page is never kept. */
  boot: (opening: Opening) => object;
  csp?: CspAdditions;
  permissions?: readonly Permission[];
}

/** Somebody opens the app's page. */
export interface Opening {
  request: FastifyRequest;
  /** Without the query. */
  path: string;
  session: Session;
}

const HASHED = /^[/]?assets[/]/;
const ONE_YEAR_IMMUTABLE = "public, max-age=31536000, immutable";

/** Serves a built app at /. Any other GET gets the app's page, whose router knows the rest. */
export function serveApp(server: Server, app: AppOptions): void {
  const { options, cookieName } = server.kipass;
  server.register(async (scope) => {
    const page = await readAppPage(await readFile(join(app.dir, "index.html"), "utf8"));
    const headers = appHeaders(options.origin, withHashes(app.csp, page), app.permissions);
    scope.addHook("onRequest", async (_request, reply) => {
      reply.headers(headers);
    });
    await scope.register(staticFiles, {
      root: app.dir,
      index: false,
      wildcard: false,
      globIgnore: ["index.html"],
      cacheControl: false,
      preCompressed: true,
      setHeaders(reply, path) {
        const hashed = HASHED.test(path.slice(app.dir.length));
        reply.header("cache-control", hashed ? ONE_YEAR_IMMUTABLE : "no-cache");
      },
    });
    scope.get("/*", (request, reply) => {
      if (isNoPlace(request.url)) throw new Problem("unknown-endpoint");
      const path = request.url.replace(/\?.*/, "");
      const boot = app.boot({ request, path, session: new Session(reply, cookieName) });
      reply.header("cache-control", "no-store").header("vary", "accept-encoding").type("text/html; charset=utf-8");
      if (!takesBrotli(request)) return reply.send(page.plain(boot));
      return reply.header("content-encoding", "br").send(page.brotli(boot));
    });
  });
}

function withHashes(
  csp: CspAdditions = {},
  { scriptHashes, styleHashes }: { scriptHashes: string[]; styleHashes: string[] },
): CspAdditions {
  return {
    ...csp,
    "script-src": [...(csp["script-src"] ?? []), ...scriptHashes],
    "style-src": [...(csp["style-src"] ?? []), ...styleHashes],
  };
}

function takesBrotli({ headers }: FastifyRequest): boolean {
  return /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(headers["accept-encoding"] ?? ""));
}

/** Where a missing file or endpoint is a mistake, not a place in the app. */
function isNoPlace(url: string): boolean {
  return /^\/(v1|\.well-known|assets)(\/|\?|$)/.test(url);
}
