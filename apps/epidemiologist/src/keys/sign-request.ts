import { concat, fromBase64url, toBase64url, utf8 } from "@kipass/protocol/bytes";
import { approvalMessage } from "@kipass/protocol/order";

/** What an officer's device can do with its key: the private half never leaves it. */
export interface OfficerSigner {
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** An order as the server shows it: the very bytes that will travel. */
export interface OrderToSign {
  readonly id: number;
  readonly bytes: string;
}

/**
 * Signs every order of a request. The hash is taken here over the bytes that were shown, never taken from the server, so an
 * officer's signature covers what their screen said (SPEC, orders).
 */
export async function signRequest(
  orders: readonly OrderToSign[],
  signer: OfficerSigner,
): Promise<{ order: number; signature: string }[]> {
  return await Promise.all(
    orders.map(async ({ id, bytes }) => {
      const hash = await hashOrder(fromBase64url(bytes) ?? new Uint8Array());
      return { order: id, signature: toBase64url(await signer.sign(approvalMessage(hash))) };
    }),
  );
}

/** Shows that whoever hands in a public key holds its private half. */
export async function proveKey(officer: string, signer: OfficerSigner): Promise<string> {
  const publicKey = fromBase64url(signer.publicKey) ?? new Uint8Array();
  return toBase64url(await signer.sign(concat(utf8("kipass/officer-key/1"), utf8(officer), publicKey)));
}

async function hashOrder(bytes: Uint8Array): Promise<Uint8Array> {
  const message = concat(utf8("kipass/order/1"), bytes);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", message as Uint8Array<ArrayBuffer>));
}
