import { equal } from "@kipass/protocol/bytes";
import { type Certification, orderKeysOf } from "@kipass/protocol/certification";
import { ed25519PublicKey } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";
import type { Office } from "../office.ts";

const PREFIX = "order-signing-";

export function orderKeyName(kid: string): string {
  return `${PREFIX}${kid}`;
}

/** Makes the first order-signing key when there is none. */
export async function createOrderKeys(vault: Vault): Promise<void> {
  if (vault.names(PREFIX).length === 0) await vault.create(`${PREFIX}1`);
}

export interface OrderKey {
  kid: string;
  seed: Buffer;
}

/** Every order-signing key by rotation id, oldest first. */
export function orderKeys(vault: Vault): OrderKey[] {
  return vault
    .names(PREFIX)
    .map((name) => ({ kid: name.slice(PREFIX.length), seed: vault.key(name) }))
    .sort((a, b) => Number(a.kid) - Number(b.kid));
}

/**
 * The key an order was sealed with before, as long as it is certified; otherwise the newest the ministry has certified: a newer one
 * would be refused by every asked party.
 * @throws Error when none is certified
 */
export function orderSigningKey(office: Pick<Office, "vault" | "certification">, before?: string): OrderKey {
  const certified = certifiedKeys(office.vault, office.certification());
  const key = certified.find(({ kid }) => kid === before) ?? certified.at(-1);
  if (!key) throw new Error("no order-signing key is certified: place the public keys with the ministry");
  return key;
}

/** Oldest first. */
export function certifiedKeys(vault: Vault, certification: Certification): OrderKey[] {
  const certified = orderKeysOf(certification);
  return orderKeys(vault).filter(({ kid, seed }) => {
    const publicKey = certified.get(kid);
    return publicKey !== undefined && equal(publicKey, ed25519PublicKey(seed));
  });
}
