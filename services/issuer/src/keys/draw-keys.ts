import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import type { Vault } from "@kipass/service-kit/vault/vault";
import type { DrawKeys } from "../passes/draw-pass.ts";
import { passKeyName, passSigningName } from "./key-names.ts";

/** Undefined for days before the first and after the 28th. */
export type PassKeyOf = (day: Day) => Uint8Array | undefined;

export function passKeyFrom(vault: Vault): PassKeyOf {
  return (day) => (vault.has(passKeyName(day)) ? vault.key(passKeyName(day)) : undefined);
}

/** The keys a draw needs, from memory. A day for which none was prepared cannot be drawn for: problem `unavailable`. */
export function drawKeysFrom(vault: Vault, keyId: number): DrawKeys {
  const passKeyOf = passKeyFrom(vault);
  return {
    keyId,
    signingSeed: vault.key(passSigningName(keyId)),
    passKeyOf(day) {
      const key = passKeyOf(day);
      if (!key) throw new Problem("unavailable", { retryAfterSeconds: 60 });
      return key;
    },
  };
}
