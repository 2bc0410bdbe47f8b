import { concat, utf8 } from "./bytes.ts";
import type { Primitives } from "./primitives.ts";

/**
 * What a passkey signs at a log-in: a hash the page makes of the server's random challenge, so that no server can pass the challenge
 * of an approval (SPEC §11.2) off as that of a log-in.
 */
export function logInChallenge(challenge: Uint8Array, p: Pick<Primitives, "sha256">): Uint8Array {
  return p.sha256(concat(utf8("kipass/passkey-log-in/1"), challenge));
}
