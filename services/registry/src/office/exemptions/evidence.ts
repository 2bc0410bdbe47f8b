import { createHash, randomBytes } from "node:crypto";
import { concat, utf8 } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { primitives } from "@kipass/service-kit/primitives";

/** Files that show why a facility is exempt: sealed at rest, opened one at a time. */
export interface Evidence {
  seal(exemption: number, content: Uint8Array): Uint8Array;
  /** @throws when it was not sealed under this key for this exemption */
  open(exemption: number, sealed: Uint8Array): Uint8Array;
}

/** nonce 12 ‖ AES-256-GCM under the evidence key (32 bytes), AAD names the exemption. */
export function createEvidence(key: Uint8Array, random: (length: number) => Uint8Array = randomBytes): Evidence {
  return {
    seal(exemption, content) {
      const nonce = random(12);
      return concat(nonce, primitives.gcmSeal(key, nonce, content, aadOf(exemption)));
    },
    open(exemption, sealed) {
      const content = primitives.gcmOpen(key, sealed.subarray(0, 12), sealed.subarray(12), aadOf(exemption));
      if (!content) throw new Error(`evidence for exemption ${exemption} does not open`);
      return content;
    },
  };
}

const aadOf = (exemption: number) => utf8(`kipass/evidence/1/${exemption}`);

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

const MOST_BYTES = 5 * 1024 * 1024;
const BEGINNINGS: readonly [string, readonly number[]][] = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
];

/** By how the file begins, never by its name. @throws Problem bad-evidence */
export function typeOf(content: Uint8Array): string {
  const known = BEGINNINGS.find(([, bytes]) => bytes.every((byte, at) => content[at] === byte));
  if (!known || content.length > MOST_BYTES) throw new Problem("bad-evidence");
  return known[0];
}
