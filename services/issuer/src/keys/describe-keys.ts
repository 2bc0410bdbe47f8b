import { toBase64url } from "@kipass/protocol/bytes";
import { ed25519PublicKey } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { PARTY_SIGNING, PASS_SIGNING_PREFIX } from "./key-names.ts";

export interface PublicKeys {
  code: string;
  signingKey: string;
  passKeys: { keyId: number; publicKey: string }[];
}

/** Public halves, as the certification lists them. */
export function describeKeys(vault: Vault, code: string): PublicKeys {
  const publicKey = (name: string) => toBase64url(ed25519PublicKey(vault.key(name)));
  return {
    code,
    signingKey: publicKey(PARTY_SIGNING),
    passKeys: vault
      .names(PASS_SIGNING_PREFIX)
      .map((name) => ({ keyId: Number(name.slice(PASS_SIGNING_PREFIX.length)), publicKey: publicKey(name) })),
  };
}
