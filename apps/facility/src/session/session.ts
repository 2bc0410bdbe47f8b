import type { Reply } from "@kipass/contract/endpoint";
import type { describeSession } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { watched } from "@kipass/web-kit/watched.ts";
import { clockMeasurement, measureClock } from "../offline/measured-clock.ts";
import { forgetSession, keepSession, keptSession, renewSession } from "../offline/terminal.ts";
import { registry, scanningRegistry } from "../registry.ts";

export interface Session extends Reply<typeof describeSession> {
  /** The registry's clock minus this device's, as measured when the session was described. */
  readonly clockOffsetMs: number;
}

/** `undefined` while asking, `"none"` when nobody is logged in, `"unreachable"` when the registry gave no answer. */
export const session = watched<Session | "none" | "unreachable" | undefined>(undefined);

/**
 * Asks once who is logged in; a terminal asks again only after a log-in or when its user presses a button. Without an answer the
 * session as it was last described goes on: scanning needs no network.
 */
export async function openSession(): Promise<void> {
  const kept = await keptSession();
  const askedMs = Date.now();
  try {
    const described = await (kept ? scanningRegistry : registry).describeSession();
    session.set({ ...described, clockOffsetMs: measureClock(askedMs, described.nowMs).offsetMs });
    keepSession(described).catch(() => undefined);
  } catch (thrown) {
    if (isLoggedOut(thrown)) return (await renewSession()) ? openSession() : endHere();
    session.set(kept ? { ...kept, clockOffsetMs: clockMeasurement().offsetMs } : "unreachable");
  }
}

export async function endSession(): Promise<void> {
  await registry.logOut({ body: {} }).catch(() => undefined);
  await endHere();
}

export async function endHere(): Promise<void> {
  await forgetSession();
  session.set("none");
}

export function isLoggedOut(thrown: unknown): boolean {
  return thrown instanceof Problem && (thrown.code === "not-logged-in" || thrown.code === "session-ended");
}
