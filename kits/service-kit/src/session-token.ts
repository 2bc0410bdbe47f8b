import { createHmac, timingSafeEqual } from "node:crypto";

const MAC_BYTES = 32;
const MAX_TEXT = 1024;

/**
 * A session as text that needs no storage: base64url(payload ‖ HMAC-SHA-256(key, length of domain ‖ domain ‖ payload)).
 * `domain` names what the token is good for, such as "kipass/facility-session/1".
 */
export function mintToken(payload: Uint8Array, key: Uint8Array, domain: string): string {
  return Buffer.concat([payload, mac(payload, key, domain)]).toString("base64url");
}

/** The payload of a token minted with this key for this domain; undefined for anything else. */
export function openToken(text: string, key: Uint8Array, domain: string): Buffer | undefined {
  if (text.length > MAX_TEXT) return undefined;
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length < MAC_BYTES || bytes.toString("base64url") !== text) return undefined;
  const payload = bytes.subarray(0, -MAC_BYTES);
  return timingSafeEqual(bytes.subarray(-MAC_BYTES), mac(payload, key, domain)) ? payload : undefined;
}

function mac(payload: Uint8Array, key: Uint8Array, domain: string): Buffer {
  const name = Buffer.from(domain);
  return createHmac("sha256", key)
    .update(Buffer.from([name.length]))
    .update(name)
    .update(payload)
    .digest();
}
