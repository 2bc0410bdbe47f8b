import type { Reply } from "@kipass/contract/endpoint";
import type { describeSession } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { watched } from "@kipass/web-kit/watched.ts";
import { registry } from "../registry.ts";

export interface Session extends Reply<typeof describeSession> {
  /** The registry's clock minus this device's, as measured when the session was described. */
  readonly clockOffsetMs: number;
}

/** `undefined` while asking, `"none"` when nobody is logged in, `"unreachable"` when the registry gave no answer. */
export const session = watched<Session | "none" | "unreachable" | undefined>(undefined);

/** Asks once who is logged in; a terminal asks again only after a log-in or when its user presses a button. */
export async function openSession(): Promise<void> {
  const askedMs = Date.now();
  try {
    const described = await registry.describeSession();
    const midwayMs = (askedMs + Date.now()) / 2;
    session.set({ ...described, clockOffsetMs: Math.round(described.nowMs - midwayMs) });
  } catch (thrown) {
    session.set(isLoggedOut(thrown) ? "none" : "unreachable");
  }
}

export async function endSession(): Promise<void> {
  await registry.logOut({ body: {} }).catch(() => undefined);
  session.set("none");
}

export function isLoggedOut(thrown: unknown): boolean {
  return thrown instanceof Problem && (thrown.code === "not-logged-in" || thrown.code === "session-ended");
}
