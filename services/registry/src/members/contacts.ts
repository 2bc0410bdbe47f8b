import { randomBytes } from "node:crypto";
import { concat, utf8 } from "@kipass/protocol/bytes";
import { primitives } from "@kipass/service-kit/primitives";

/** Names and numbers of the people who run facilities: kept for the municipality, sealed at rest. */
export interface Contacts {
  seal(kind: ContactKind, text: string): Uint8Array;
}

type ContactKind = "representative" | "phone";

/** nonce 12 ‖ AES-256-GCM under the contact key (32 bytes), AAD names the kind. */
export function createContacts(key: Uint8Array, random: (length: number) => Uint8Array = randomBytes): Contacts {
  return {
    seal(kind, text) {
      const nonce = random(12);
      return concat(nonce, primitives.gcmSeal(key, nonce, utf8(text), utf8(`kipass/contact/1/${kind}`)));
    },
  };
}
