import { toBase64url } from "@kipass/protocol/bytes";
import type { Certification } from "@kipass/protocol/certification";
import { ed25519PublicKey } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { passSigningName } from "./key-names.ts";

/** A pass signing key and the id that names it in passes. */
export interface PassSigner {
  keyId: number;
  seed: Uint8Array;
}

/** Who signs a pass of this `issued at`; undefined when no key is certified for it. */
export type PassSignerAt = (issuedAt: number) => PassSigner | undefined;

/**
 * Of the keys that the certification gives this issuer for the moment and the vault holds, the one whose period began last.
 * So a key that registries were not told of never signs, and a new one takes over by itself when its period begins.
 */
export function passSignersFrom(vault: Vault, code: string, certification: () => Certification): PassSignerAt {
  let read: Certification | undefined;
  let latestFirst: Certification["issuers"][number]["passKeys"] = [];
  return (issuedAt) => {
    const edition = certification();
    if (edition !== read) {
      read = edition;
      const own = edition.issuers.find((issuer) => issuer.code === code)?.passKeys ?? [];
      latestFirst = own.toSorted((a, b) => b.from - a.from || b.keyId - a.keyId);
    }
    for (const { keyId, publicKey, from, until } of latestFirst) {
      if (issuedAt < from || issuedAt >= until || !vault.has(passSigningName(keyId))) continue;
      const seed = vault.key(passSigningName(keyId));
      if (publicKeyOf(seed) === publicKey) return { keyId, seed };
    }
    return undefined;
  };
}

const publicKeys = new WeakMap<Uint8Array, string>();

/** Found once for a seed: a draw does not compute it again. */
function publicKeyOf(seed: Uint8Array): string {
  const known = publicKeys.get(seed);
  if (known !== undefined) return known;
  const publicKey = toBase64url(ed25519PublicKey(seed));
  publicKeys.set(seed, publicKey);
  return publicKey;
}
