import type { Certification } from "@kipass/protocol/certification";
import { serveCompat } from "../compat/serve-compat.ts";
import type { Parts } from "../parts.ts";
import type { RegistryServer } from "./callers.ts";

/** The calls of existing programs. */
export function bindCompat(server: RegistryServer, parts: Parts): void {
  const { db, clock, vault, certification, sessions, scanning, fourWeeks } = parts;
  serveCompat(server, {
    sessions,
    loggingIn: { db, logIn: parts.logIn, sessions },
    verifying: { scanning, issuers: () => issuerNames(certification.current()) },
    counting: { db, vault, clock },
    fourWeeks,
  });
}

function issuerNames({ issuers }: Certification): string {
  const active = issuers.filter(({ state }) => state === "active");
  return active.map(({ name }) => name.ko).join(", ");
}
