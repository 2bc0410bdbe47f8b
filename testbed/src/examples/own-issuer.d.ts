/** A pass of an issuer that is nothing but two keys: of account 1, now (SPEC §4, §6). */
export declare function drawOwnPass(
  signingSeed: Uint8Array,
  passKey: Uint8Array,
  keyId: number,
  nowSeconds: number,
): string;
