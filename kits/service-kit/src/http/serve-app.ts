import { readFile } from "node:fs/promises";
import { join } from "node:path";
import staticFiles from "@fastify/static";
import { Problem } from "@kipass/protocol/problem";
import { appHeaders, type CspAdditions, type Permission } from "./headers.ts";
import type { Server } from "./server.ts";

export interface AppOptions {
  /** A folder built by Vite: index.html and hashed files under assets/. */
  dir: string;
  /** What the app knows before its first request; public facts only. */
  boot: () => object;
  csp?: CspAdditions;
  permissions?: readonly Permission[];
}

const HASHED = /^[/]?assets[/]/;
const ONE_YEAR_IMMUTABLE = "public, max-age=31536000, immutable";

/** Serves a built app at /. Any other GET gets the app's page, whose router knows the rest. */
export function serveApp(server: Server, app: AppOptions): void {
  const headers = appHeaders(server.kipass.options.origin, app.csp, app.permissions);
  server.register(async (scope) => {
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
    scope.get("/*", async (request, reply) => {
      if (isNoPlace(request.url)) throw new Problem("unknown-endpoint");
      reply.header("cache-control", "no-store").type("text/html; charset=utf-8");
      return withBoot(await readFile(join(app.dir, "index.html"), "utf8"), app.boot());
    });
  });
}

/** Where a missing file or endpoint is a mistake, not a place in the app. */
function isNoPlace(url: string): boolean {
  return /^\/(v1|\.well-known|assets)(\/|\?|$)/.test(url);
}

/** JSON in a data block: `<` escaped, so that no text in it can end the block. */
function withBoot(page: string, boot: object): string {
  const json = JSON.stringify(boot).replaceAll("<", "\\u003c");
  return page.replace("<!--boot-->", () => `<script type="application/json" id="boot">${json}</script>`);
}
