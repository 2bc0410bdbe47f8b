import { describeKeys } from "@kipass/contract/registry";
import { toBase64url } from "@kipass/protocol/bytes";
import { type Clock, today } from "@kipass/service-kit/clock";
import { bind } from "@kipass/service-kit/http/bind";
import { serveApp } from "@kipass/service-kit/http/serve-app";
import { createServer, type Trial } from "@kipass/service-kit/http/server";
import type { Log } from "@kipass/service-kit/log";
import { ed25519PublicKey } from "@kipass/service-kit/primitives";
import type { RunningService } from "@kipass/service-kit/service";
import { closeInReverse } from "@kipass/service-kit/shutdown";
import { callersOf } from "./bindings/callers.ts";
import { bindCompat } from "./bindings/compat.ts";
import { bindDisclosures } from "./bindings/disclosures.ts";
import { bindDocuments } from "./bindings/documents.ts";
import { bindFacilities } from "./bindings/facilities.ts";
import { bindManagers } from "./bindings/managers.ts";
import { bindMembers } from "./bindings/members.ts";
import { bindNotices } from "./bindings/notices.ts";
import { bindTerminals } from "./bindings/terminals.ts";
import { bindVisits } from "./bindings/visits.ts";
import type { RegistryConfig } from "./config.ts";
import { assemble, type Parts } from "./parts.ts";
import { queueKeys } from "./visits/queue-keys.ts";

export interface Deps {
  clock: Clock;
  log: Log;
  trial?: Trial;
}

/** Starts the registry: what facilities scan, what their managers do, what the authority asks for under an order. */
export async function start(config: RegistryConfig, deps: Deps): Promise<RunningService> {
  const { clock, log } = deps;
  const closes: (() => unknown)[] = [];
  try {
    const parts = await assemble(config, deps, closes);
    const server = serve(config, deps, parts);
    closes.push(() => server.close());
    const url = await server.listen({ host: config.host, port: config.port });
    await parts.epochs.renewAhead();
    log.info({ event: "started", day: today(clock) });
    return { url, close: once(() => closeInReverse(closes, log)) };
  } catch (error) {
    await closeInReverse(closes, log);
    throw error;
  }
}

function serve(config: RegistryConfig, { clock, log, trial }: Deps, parts: Parts) {
  const { epochs, vault } = parts;
  const server = createServer({
    party: "registry",
    clock,
    log,
    origin: config.origin,
    callers: callersOf(parts),
    // A line per scan would be a second, open record of visits.
    quiet: ["recordVisit", "sendQueuedVisits", "compat/verifySaveQR"],
    ready: () => epochs.ready(today(clock)).then(Boolean, () => false),
    ...trial,
  });
  bindMembers(server, parts);
  bindFacilities(server, parts);
  bindManagers(server, parts);
  bindTerminals(server, parts);
  bindVisits(server, parts);
  bindDocuments(server, parts);
  bindDisclosures(server, parts);
  bindNotices(server, parts);
  bindCompat(server, parts);
  bind(server, describeKeys, () => ({
    signingKey: toBase64url(ed25519PublicKey(parts.signingKey)),
    queueKeys: queueKeys(vault, clock),
  }));
  if (config.appDir !== undefined) {
    serveApp(server, {
      dir: config.appDir,
      boot: () => ({ demo: config.demo === "1" }),
      csp: { "script-src": ["'wasm-unsafe-eval'"] },
      permissions: ["camera", "display-capture", "autoplay", "fullscreen", "screen-wake-lock"],
    });
  }
  return server;
}

function once(work: () => Promise<unknown>): () => Promise<void> {
  let done: Promise<unknown> | undefined;
  return async () => {
    done ??= work();
    await done;
  };
}
