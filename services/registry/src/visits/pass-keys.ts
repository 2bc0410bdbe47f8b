import { type Certification, passKeysOf } from "@kipass/protocol/certification";
import type { IssuerKeyState } from "@kipass/protocol/pass";

/** Looks up pass keys by id in whatever edition of the certification is current, read once per edition. */
export function passKeyLookup(current: () => Certification): (keyId: number) => IssuerKeyState | undefined {
  let read: Certification | undefined;
  let keys = new Map<number, IssuerKeyState>();
  return (keyId) => {
    const certification = current();
    if (certification !== read) {
      read = certification;
      keys = passKeysOf(certification);
    }
    return keys.get(keyId);
  };
}
