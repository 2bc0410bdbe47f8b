// Under `require-trusted-types-for 'script'` only a policy's values may become a worker or a service worker.
// The DOM's own types do not know the API yet.
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("kipass", {
  createScriptURL: ownOrigin,
});

/** The address of a worker or service worker of this very origin; anything else throws. */
export function scriptUrl(url: string | URL): string {
  return policy ? policy.createScriptURL(String(url)) : ownOrigin(String(url));
}

function ownOrigin(url: string): string {
  const { href, origin } = new URL(url, location.href);
  if (origin !== location.origin) throw new TypeError(`Scripts come from ${location.origin} only.`);
  return href;
}
