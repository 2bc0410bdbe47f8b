import { concat, fromBase64url, fromUtf8, toBase64url, utf8 } from "./bytes.ts";
import type { Primitives } from "./primitives.ts";

/**
 * Signed documents are JWS compact serialisations (RFC 7515) with EdDSA over Ed25519 (RFC 8037). Of the freedom JWS offers nothing is
 * left (SPEC §10): the header is exactly {"alg":"EdDSA","kid":…,"typ":…} byte for byte, so there is no algorithm to confuse, no key to
 * bring along and no member that one reader honours and another ignores.
 */
export type JwsType = "kipass-order+jws" | "kipass-certification+jws" | "kipass-visit-keys+jws";

export type JwsFault = "malformed" | "header" | "unknown-key" | "signature";

/** A key name that needs no escaping in JSON, so the header has one spelling. */
const KID = /^[A-Za-z0-9._-]{1,64}$/;
const LONGEST_HEADER = 200;

export function compactJws(
  payload: Uint8Array,
  { typ, kid }: { typ: JwsType; kid: string },
  seed: Uint8Array,
  p: Primitives,
): string {
  if (!KID.test(kid)) throw new RangeError(`"${kid}" cannot name a key`);
  const signed = `${toBase64url(utf8(headerText(kid, typ)))}.${toBase64url(payload)}`;
  return `${signed}.${toBase64url(p.ed25519Sign(seed, utf8(signed)))}`;
}

export function openJws(
  text: string,
  { typ, keyOf }: { typ: JwsType; keyOf: (kid: string) => Uint8Array | undefined },
  p: Primitives,
): { payload: Uint8Array; kid: string } | { fault: JwsFault } {
  const [head = "", body = "", end = "", ...more] = text.split(".", 4);
  const header = head.length <= LONGEST_HEADER ? fromBase64url(head) : undefined;
  const payload = fromBase64url(body);
  const signature = fromBase64url(end);
  if (!header || !payload || signature?.length !== 64 || more.length > 0) return { fault: "malformed" };
  const kid = kidOf(fromUtf8(header), typ);
  if (kid === undefined) return { fault: "header" };
  const key = keyOf(kid);
  if (key === undefined) return { fault: "unknown-key" };
  const signed = concat(utf8(head), utf8("."), utf8(body));
  return p.ed25519Verify(key, signed, signature) ? { payload, kid } : { fault: "signature" };
}

function headerText(kid: string, typ: JwsType): string {
  return JSON.stringify({ alg: "EdDSA", kid, typ });
}

/** Finds the kid, then writes the only header allowed with it and compares. */
function kidOf(header: string | undefined, typ: JwsType): string | undefined {
  const kid = /^\{"alg":"EdDSA","kid":"([^"]*)",/.exec(header ?? "")?.[1];
  return kid !== undefined && KID.test(kid) && header === headerText(kid, typ) ? kid : undefined;
}
