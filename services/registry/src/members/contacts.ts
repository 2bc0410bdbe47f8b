import { randomBytes } from "node:crypto";
import { concat, fromUtf8, sized, utf8 } from "@kipass/protocol/bytes";
import { primitives } from "@kipass/service-kit/primitives";

/** Names and numbers of the people who run facilities: kept for the municipality, sealed at rest. */
export interface Contacts {
  seal(kind: ContactKind, text: string): Uint8Array;
  /** @throws when it was not sealed under this key */
  open(kind: ContactKind, sealed: Uint8Array): string;
  /** 32 bytes that are the same for the same number, in normal form. */
  hashPhone(phone: string): Uint8Array;
}

type ContactKind = "representative" | "phone";

/** nonce 12 ‖ AES-256-GCM under the contact key (32 bytes), AAD names the kind. */
export function createContacts(key: Uint8Array, random: (length: number) => Uint8Array = randomBytes): Contacts {
  return {
    seal(kind, text) {
      const nonce = random(12);
      return concat(nonce, primitives.gcmSeal(key, nonce, utf8(text), aadOf(kind)));
    },
    open(kind, sealed) {
      const text = primitives.gcmOpen(key, sealed.subarray(0, 12), sealed.subarray(12), aadOf(kind));
      if (!text) throw new Error(`a sealed ${kind} does not open`);
      return fromUtf8(text) as string;
    },
    hashPhone: (phone) => primitives.hmacSha256(key, concat(utf8("kipass/contact/phone/1"), sized(phone))),
  };
}

function aadOf(kind: ContactKind): Uint8Array {
  return utf8(`kipass/contact/1/${kind}`);
}
