import { utf8 } from "@kipass/protocol/bytes";
import { scryptAsync } from "@noble/hashes/scrypt.js";

/** 32 bytes from a password. 128 MiB and about a second on a phone, so that guessing costs as much each time. */
export async function passwordKey(password: string, salt: Uint8Array): Promise<Uint8Array> {
  return scryptAsync(utf8(password.normalize("NFC")), salt, { N: 2 ** 17, r: 8, p: 1, dkLen: 32 });
}
