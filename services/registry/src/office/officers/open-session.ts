import { randomBytes } from "node:crypto";
import type { Clock } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { deleteOfficerSession, insertOfficerSession } from "../../store/officer-sessions.ts";
import { type OfficeCaller, SESSION_SECONDS, tokenHash } from "./callers.ts";

/** A new session; its token is for the cookie and stored nowhere. */
export async function beginSession(
  db: Database,
  clock: Clock,
  { officer, stage }: { officer: number; stage: "password" | "open" },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await insertOfficerSession(db, { token: tokenHash(token), officer, stage, nowMs: clock.nowMs() });
  return token;
}

/** The second step was taken: the half session ends and a whole one begins under another token. Nothing for whom it was whole already. */
export async function completeSession(
  db: Database,
  clock: Clock,
  { officer, token }: OfficeCaller,
  cookie: { set(token: string, maxAgeSeconds: number): void },
): Promise<void> {
  if (officer.stage === "open") return;
  await deleteOfficerSession(db, token);
  cookie.set(await beginSession(db, clock, { officer: officer.id, stage: "open" }), SESSION_SECONDS);
}
