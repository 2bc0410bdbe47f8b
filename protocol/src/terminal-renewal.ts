import { concat, u48, utf8 } from "./bytes.ts";

/** What a paired device signs to start its next session; `atMs` by the registry's clock as it measured it. SPEC §7.4. */
export function renewalMessage(device: Uint8Array, atMs: number): Uint8Array {
  return concat(utf8("kipass/terminal/1"), device, u48(atMs));
}
