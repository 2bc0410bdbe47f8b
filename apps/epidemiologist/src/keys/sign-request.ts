import type { PasskeyAssertion, PasskeyRequest } from "@kipass/contract/passkeys";
import { approvalsChallenge } from "@kipass/protocol/approval";
import { fromBase64url } from "@kipass/protocol/bytes";
import { orderHash } from "@kipass/protocol/order";
import { signWithPasskey } from "@kipass/web-kit/passkey.ts";
import { primitives } from "@kipass/web-kit/primitives.ts";

/** An order as the server shows it: the very bytes that will travel. */
export interface OrderToSign {
  readonly bytes: string;
}

/**
 * One touch of the officer's passkey over all orders of a request. The hashes are taken here over the bytes that were shown, never
 * taken from the server, so a touch covers what its officer's screen said (SPEC, orders).
 */
export function signRequest(
  orders: readonly OrderToSign[],
  passkey: Pick<PasskeyRequest, "rpId" | "known">,
  sign: typeof signWithPasskey = signWithPasskey,
): Promise<PasskeyAssertion> {
  const hashes = orders.map(({ bytes }) => orderHash(fromBase64url(bytes) ?? new Uint8Array(), primitives));
  return sign({ ...passkey, challenge: approvalsChallenge(hashes, primitives) });
}
