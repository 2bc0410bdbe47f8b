export type Way = "door" | "page" | "asset" | "pass" | "network";

/** Where a code is wanted at once. */
const DOORS = ["/", "/qr"];

/**
 * A door's page comes from what is kept, because every round trip is waited for there; other pages come from the network first,
 * hashed files from the cache first. A pass may have been asked for already; all else is none of the worker's business.
 */
export function wayOf({ method, mode, url }: { method: string; mode: string; url: string }, origin: string): Way {
  const asked = new URL(url);
  if (method === "POST" && asked.origin === origin && asked.pathname === "/v1/passes") return "pass";
  if (method !== "GET" || asked.origin !== origin || /^\/(v1|\.well-known)(\/|$)/.test(asked.pathname))
    return "network";
  if (mode === "navigate") return DOORS.includes(asked.pathname) ? "door" : "page";
  return asked.pathname.startsWith("/assets/") ? "asset" : "network";
}
