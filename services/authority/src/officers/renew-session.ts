import type { Office } from "../office.ts";
import { type OfficerCaller, type SessionCookie, setSession } from "./session.ts";

/** Somebody is at the screen. What an app fetches by itself renews nothing, so an abandoned screen locks. */
export function renewSession(
  office: Office,
  { officer, session }: OfficerCaller,
  cookie: SessionCookie,
): Record<string, never> {
  setSession(office, officer, { ...session, renewedMs: Math.max(office.clock.nowMs(), session.renewedMs) }, cookie);
  return {};
}
