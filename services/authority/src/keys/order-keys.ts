import { equal } from "@kipass/protocol/bytes";
import { orderKeysOf } from "@kipass/protocol/certification";
import { ed25519PublicKey } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";
import type { Office } from "../office.ts";

const PREFIX = "order-signing-";

/** Makes the first order-signing key when there is none. */
export async function createOrderKeys(vault: Vault): Promise<void> {
  if (vault.names(PREFIX).length === 0) await vault.create(`${PREFIX}1`);
}

/** Every order-signing key by rotation id, oldest first. */
export function orderKeys(vault: Vault): { kid: string; seed: Buffer }[] {
  return vault
    .names(PREFIX)
    .map((name) => ({ kid: name.slice(PREFIX.length), seed: vault.key(name) }))
    .sort((a, b) => Number(a.kid) - Number(b.kid));
}

/**
 * The newest key the ministry has certified: a newer one would be refused by every asked party.
 * @throws Error when none is certified
 */
export function orderSigningKey({ vault, certification }: Pick<Office, "vault" | "certification">): {
  kid: string;
  seed: Buffer;
} {
  const certified = orderKeysOf(certification());
  const key = orderKeys(vault).findLast(({ kid, seed }) => {
    const publicKey = certified.get(kid);
    return publicKey !== undefined && equal(publicKey, ed25519PublicKey(seed));
  });
  if (!key) throw new Error("no order-signing key is certified: place the public keys with the ministry");
  return key;
}
