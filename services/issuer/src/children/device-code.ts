import { concat, sized, u48, utf8 } from "@kipass/protocol/bytes";
import { primitives } from "@kipass/service-kit/primitives";

/** Six digits that a guardian reads from their own screen into the child's device: shown, never sent. */
export const CODE_SECONDS = 180;
export const CODE_TRIES = 5;

export interface CodeFor {
  guardian: number;
  child: number;
  shownAtMs: number;
}

export function codeHash(code: string, { guardian, child, shownAtMs }: CodeFor, key: Uint8Array): Uint8Array {
  const message = concat(utf8("kipass/child-device-code/1"), u48(guardian), u48(child), u48(shownAtMs), sized(code));
  return primitives.hmacSha256(key, message);
}
