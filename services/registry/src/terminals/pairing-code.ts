import { concat, equal, utf8 } from "@kipass/protocol/bytes";
import { primitives } from "@kipass/service-kit/primitives";

/** Without 0 O 1 I L: what is read out at a counter is typed as it was meant. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const LENGTH = 8;
/** The first characters find the code, so that wrong tries are counted against it; the others prove it. */
const SELECTOR_LENGTH = 3;
/** The largest multiple of 31 below 256: bytes from here on would favour some characters. */
const FAIR_BYTES = 248;

/** 8 characters; the last 5 are one of 28.6 million. */
export function newPairingCode(random: (length: number) => Uint8Array): string {
  let code = "";
  while (code.length < LENGTH) {
    for (const byte of random(LENGTH)) if (byte < FAIR_BYTES && code.length < LENGTH) code += ALPHABET[byte % 31];
  }
  return code;
}

/** What was typed, without gaps and in capitals; undefined when it cannot be a code. */
export function parsePairingCode(text: string): string | undefined {
  const code = text.replace(/[\s-]/g, "").toUpperCase();
  return code.length === LENGTH && [...code].every((character) => ALPHABET.includes(character)) ? code : undefined;
}

export function selectorOf(code: string): string {
  return code.slice(0, SELECTOR_LENGTH);
}

/** What is stored of a code. `key` has 32 bytes. */
export function secretOf(code: string, key: Uint8Array): Uint8Array {
  return primitives.hmacSha256(key, concat(utf8("kipass/pairing/1"), utf8(code)));
}

export function isSecretOf(code: string, key: Uint8Array, secret: Uint8Array): boolean {
  return equal(secretOf(code, key), secret);
}
