import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import type { Vault } from "@kipass/service-kit/vault/vault";
import type { DrawKeys } from "../passes/draw-pass.ts";
import { passKeyName } from "./key-names.ts";
import type { PassSignerAt } from "./pass-signers.ts";

/** Undefined for days before the first and after the 28th. */
export type PassKeyOf = (day: Day) => Uint8Array | undefined;

export function passKeyFrom(vault: Vault): PassKeyOf {
  return (day) => (vault.has(passKeyName(day)) ? vault.key(passKeyName(day)) : undefined);
}

export interface DrawKeyParts {
  passKeyOf: PassKeyOf;
  signerAt: PassSignerAt;
  isSuspended: () => boolean;
}

/**
 * The keys a draw needs, from memory. A day for which none was prepared cannot be drawn for, nor a moment for which no
 * signing key is certified: problem `unavailable`. Nor is there a pass while the ministry has suspended the issuer.
 */
export function drawKeysFrom({ passKeyOf, signerAt, isSuspended }: DrawKeyParts): DrawKeys {
  return {
    passKeyOf: (day) => passKeyOf(day) ?? cannotDraw(),
    signerAt(issuedAt) {
      // Better said on the visitor's own screen than by a door that holds them up.
      if (isSuspended()) throw new Problem("issuer-suspended");
      return signerAt(issuedAt) ?? cannotDraw();
    },
  };
}

function cannotDraw(): never {
  throw new Problem("unavailable", { retryAfterSeconds: 60 });
}
