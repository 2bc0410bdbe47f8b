import { readFileSync } from "node:fs";
import * as authority from "@kipass/contract/authority";
import { readLog } from "@kipass/contract/disclosure";
import * as registry from "@kipass/contract/registry";
import { fromBase64url } from "@kipass/protocol/bytes";
import { type Certification, openCertification } from "@kipass/protocol/certification";
import { Problem } from "@kipass/protocol/problem";
import { call } from "@kipass/sdk/call";
import type { createServer } from "@kipass/service-kit/http/server";
import { primitives } from "@kipass/service-kit/primitives";

/** What a browser needs to check everything itself. */
export interface Published {
  certificationFile: string;
  /** Ed25519, base64url. */
  rootPublicKey: string;
}

/**
 * Hands on what the parties publish, each at its own address, to the page that verifies it: browsers read no other origin. Nothing has to
 * be believed of the relay, because the page checks every signature from the ministry's root key on.
 */
export function relayPublic(server: ReturnType<typeof createServer>, published: () => Published | undefined): void {
  const open = (): { text: string; rootPublicKey: string; certified: Certification } => {
    const now = published();
    if (!now) throw new Problem("unavailable", { retryAfterSeconds: 2 });
    const text = readFileSync(now.certificationFile, "utf8").trim();
    const root = fromBase64url(now.rootPublicKey) ?? new Uint8Array();
    const certified = openCertification(text, root, primitives);
    if (!certified) throw new Problem("certification-stale");
    return { text, rootPublicKey: now.rootPublicKey, certified };
  };
  server.get("/v1/public/certification", () => {
    const { text, rootPublicKey } = open();
    return { certification: text, rootPublicKey };
  });
  server.get("/v1/public/logs/:party", (request) => {
    const { party } = request.params as { party: string };
    const { from = "0" } = request.query as { from?: string };
    const { certified } = open();
    const baseUrl = {
      registry: certified.registry.baseUrl,
      authority: certified.authority.baseUrl,
      ...ofIssuers(certified),
    }[party];
    if (baseUrl === undefined || !/^\d{1,12}$/.test(from)) throw new Problem("unknown-endpoint");
    return call({ baseUrl }, readLog, { query: { from } });
  });
  server.get("/v1/public/figures", async () => {
    const { certified } = open();
    const [counts, requests] = await Promise.all([
      call({ baseUrl: certified.registry.baseUrl }, registry.readPublicFigures, {}),
      call({ baseUrl: certified.authority.baseUrl }, authority.readPublicFigures, {}),
    ]);
    return { ...counts, months: requests.months };
  });
}

function ofIssuers({ issuers }: Certification): Record<string, string> {
  return Object.fromEntries(issuers.map(({ code, baseUrl }) => [code, baseUrl]));
}
