import { toBase64url } from "@kipass/protocol/bytes";
import { ed25519PublicKey } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { createOrderKeys, orderKeys } from "./order-keys.ts";

/** Keys that stay until they are rotated: the log's and visit key list's signature, officers' sessions and one-time passwords, commitments in the public log. */
const STANDING_KEYS = ["party-signing", "session", "one-time-passwords", "commitment"];

export interface PublicKeys {
  signingKey: string;
  orderKeys: { kid: string; publicKey: string }[];
}

/** Makes what has never been made; a key that was there and is missing has already stopped the start (vault). */
export async function prepareStandingKeys(vault: Vault): Promise<void> {
  for (const name of STANDING_KEYS) await vault.create(name);
  await createOrderKeys(vault);
}

/** Public halves, as the certification lists them. */
export function describeKeys(vault: Vault): PublicKeys {
  const publicKey = (seed: Uint8Array) => toBase64url(ed25519PublicKey(seed));
  return {
    signingKey: publicKey(vault.key("party-signing")),
    orderKeys: orderKeys(vault).map(({ kid, seed }) => ({ kid, publicKey: publicKey(seed) })),
  };
}
