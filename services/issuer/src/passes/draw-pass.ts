import { type Day, dayOf } from "@kipass/protocol/day";
import { lifeSeconds, passText, signPass } from "@kipass/protocol/pass";
import { passId } from "@kipass/protocol/pass-id";
import type { Primitives } from "@kipass/protocol/primitives";

export interface DrawKeys {
  /** The key that signs passes of this `issued at`. */
  signerAt(issuedAt: number): { keyId: number; seed: Uint8Array };
  passKeyOf(day: Day): Uint8Array;
}

export interface DrawnPass {
  /** 224 digits. */
  pass: string;
  /** Unix seconds; shown while issuedAt ≤ now < expiresAt. */
  issuedAt: number;
  expiresAt: number;
}

/**
 * One pass for an account, now: one AES block, one signature (SPEC §4, §6). It leaves no trace, so that nobody can
 * hold the times of draws against the times of visits.
 */
export function drawPass(
  { account }: { account: number },
  kind: "live" | "assisted",
  keys: DrawKeys,
  nowSeconds: number,
  p: Primitives,
): DrawnPass {
  const passClass = kind === "live" ? 0 : 3;
  const id = passId({ account, class: passClass, issuedAt: nowSeconds }, keys.passKeyOf(dayOf(nowSeconds)), p);
  const { keyId, seed } = keys.signerAt(nowSeconds);
  const header = { class: passClass, keyId, issuedAt: nowSeconds, id } as const;
  return {
    pass: passText(signPass(header, seed, p)),
    issuedAt: nowSeconds,
    expiresAt: nowSeconds + lifeSeconds(passClass, nowSeconds),
  };
}
