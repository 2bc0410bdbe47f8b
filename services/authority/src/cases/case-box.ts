import { randomBytes } from "node:crypto";
import { concat, sized, utf8 } from "@kipass/protocol/bytes";
import { primitives } from "@kipass/service-kit/primitives";
import type { Vault } from "@kipass/service-kit/vault/vault";

/**
 * Seals and opens what belongs to one case, under the key that dies with it. `label` says where a value is kept, so that no sealed
 * value can be put in another's place unseen.
 */
export interface CaseBox {
  seal(label: string, value: unknown): Buffer;
  /** @throws Error when the value was not sealed for this case and label */
  open<T>(label: string, sealed: Uint8Array): T;
  sealBytes(label: string, bytes: Uint8Array): Buffer;
  openBytes(label: string, sealed: Uint8Array): Buffer;
  /** 32 bytes that are the same for the same text, and say nothing about it once the case's key is gone. */
  digest(label: string, text: string): Buffer;
}

const NONCE_BYTES = 12;

/** @throws VaultFault when the case's key is gone */
export function caseBox(vault: Vault, caseId: number): CaseBox {
  const key = vault.key(caseKeyName(caseId));
  const aad = (label: string) => utf8(`kipass/case/1/${caseId}/${label}`);
  const box: CaseBox = {
    seal: (label, value) => box.sealBytes(label, utf8(JSON.stringify(value))),
    open: (label, sealed) => JSON.parse(box.openBytes(label, sealed).toString("utf8")),
    sealBytes(label, bytes) {
      const nonce = randomBytes(NONCE_BYTES);
      return Buffer.from(concat(nonce, primitives.gcmSeal(key, nonce, bytes, aad(label))));
    },
    openBytes(label, sealed) {
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const opened = primitives.gcmOpen(key, nonce, sealed.subarray(NONCE_BYTES), aad(label));
      if (!opened) throw new Error("a sealed value does not belong to this case and place");
      return Buffer.from(opened);
    },
    digest: (label, text) => Buffer.from(primitives.hmacSha256(key, concat(aad(`digest/${label}`), sized(text)))),
  };
  return box;
}

export function caseKeyName(caseId: number): string {
  return `case-${caseId}`;
}
