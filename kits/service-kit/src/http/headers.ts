type Directive = "script-src" | "connect-src" | "img-src" | "media-src" | "style-src" | "font-src" | "worker-src";

/** Sources an app needs beside its own origin. */
export type CspAdditions = { readonly [D in Directive]?: readonly string[] };

/** Browser features that are denied unless an app asks for them. */
export type Permission = (typeof PERMISSIONS)[number];

const PERMISSIONS = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-create",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "usb",
  "xr-spatial-tracking",
] as const;

/** For answers that are data: nothing may be loaded from them, nobody may frame or keep them. */
export function apiHeaders(origin: string): Record<string, string> {
  return {
    ...commonHeaders(origin),
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cache-control": "no-store",
  };
}

/** For an app's documents, scripts and workers, each of which carries the policy it runs under. */
export function appHeaders(
  origin: string,
  csp: CspAdditions = {},
  permissions: readonly Permission[] = [],
): Record<string, string> {
  return {
    ...commonHeaders(origin),
    "content-security-policy": contentSecurityPolicy(origin, csp),
    "permissions-policy": PERMISSIONS.map((name) => `${name}=(${permissions.includes(name) ? "self" : ""})`).join(", "),
    "cross-origin-opener-policy": "same-origin",
  };
}

function commonHeaders(origin: string): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    ...(isEncrypted(origin) ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}

function contentSecurityPolicy(origin: string, additions: CspAdditions): string {
  const own = (directive: Directive, ...more: string[]) =>
    [directive, "'self'", ...more, ...(additions[directive] ?? [])].join(" ");
  return [
    "default-src 'none'",
    own("script-src"),
    own("style-src"),
    own("img-src", "data:", "blob:"),
    own("connect-src"),
    own("font-src"),
    own("media-src"),
    own("worker-src"),
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types kipass",
    ...(isEncrypted(origin) ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

function isEncrypted(origin: string): boolean {
  return origin.startsWith("https:");
}
