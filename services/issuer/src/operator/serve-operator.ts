import { hash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Log } from "@kipass/service-kit/log";
import type { MinuteCounts } from "@kipass/service-kit/minute-counts";
import type { OperatorConfig } from "../config.ts";
import type { Bilingual } from "../consents/texts.ts";
import type { IssuerStatus } from "./issuer-status.ts";
import { statusPage, statusStyle } from "./status-page.ts";

export interface OperatorParts {
  name: Bilingual;
  status: () => Promise<IssuerStatus>;
  counts: MinuteCounts;
  log: Log;
}

/**
 * The operator's own port, on this host alone and behind a token (HTTP Basic: user `operator`): / for people, /metrics for
 * Prometheus. The visitors' server has no path to it.
 */
export async function serveOperator({ port, token }: OperatorConfig, parts: OperatorParts) {
  const server = createServer((request, response) => {
    answer(request, response, token, parts).catch((error: unknown) => {
      parts.log.error({ event: "operator-page-failed", error });
      if (!response.headersSent) response.writeHead(500, HEADERS);
      response.end();
    });
  });
  await new Promise<void>((listening, failed) => server.once("error", failed).listen(port, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

async function answer(request: IncomingMessage, response: ServerResponse, token: Uint8Array, parts: OperatorParts) {
  const end = (status: number, type: string, body: string, more: Record<string, string> = {}) =>
    void response.writeHead(status, { ...HEADERS, "content-type": `${type}; charset=utf-8`, ...more }).end(body);
  if (!isOperator(request, token))
    return end(401, "text/plain", "operator\n", { "www-authenticate": 'Basic realm="operator", charset="UTF-8"' });
  if (request.method !== "GET") return end(405, "text/plain", "GET\n", { allow: "GET" });
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://operator");
  if (pathname === "/metrics") return end(200, "text/plain", await parts.counts.exposition());
  if (pathname === "/status.css") return end(200, "text/css", statusStyle);
  if (pathname !== "/") return end(404, "text/plain", "/ /metrics\n");
  const language = searchParams.get("lang") === "en" ? "en" : "ko";
  return end(200, "text/html", statusPage(await parts.status(), parts.name, language));
}

function isOperator({ headers }: IncomingMessage, token: Uint8Array): boolean {
  const expected = `Basic ${Buffer.from(`operator:${Buffer.from(token).toString("base64url")}`).toString("base64")}`;
  const digest = (text: string) => hash("sha256", text, "buffer");
  return timingSafeEqual(digest(headers.authorization ?? ""), digest(expected));
}
