import { randomBytes } from "node:crypto";
import { concat, fromBase64url, toBase64url, utf8 } from "@kipass/protocol/bytes";
import { approvalMessage, orderHash } from "@kipass/protocol/order";
import { type AuthorityClient, authorityClient } from "@kipass/sdk/authority";
import { type CookieJar, cookieJar } from "@kipass/sdk/call";
import { primitives } from "@kipass/service-kit/primitives";
import { publicKeyOf } from "./ministry.ts";

/** An officer of the authority with a key of their own, as their browser would hold it. */
export interface Officer {
  readonly id: string;
  readonly publicKey: string;
  readonly client: AuthorityClient;
  /** Hands in the public half with the proof of holding the other. */
  registerKey(): Promise<void>;
  /** Reads a request and signs every order in it, hashing the bytes as shown. */
  sign(requestId: number): Promise<void>;
}

export async function logInOfficer(
  baseUrl: string,
  account: { loginId: string; password: string },
  cookies: CookieJar = cookieJar(),
): Promise<Officer> {
  const client = authorityClient({ baseUrl, origin: baseUrl, cookies });
  const { officer } = await client.logIn({ body: account });
  const seed = randomBytes(32);
  const publicKey = publicKeyOf(seed);
  const sign = (message: Uint8Array) => primitives.ed25519Sign(seed, message);

  return {
    id: officer.id,
    publicKey: toBase64url(publicKey),
    client,
    async registerKey() {
      const proof = sign(concat(utf8("kipass/officer-key/1"), utf8(officer.id), publicKey));
      await client.registerOfficerKey({ body: { publicKey: toBase64url(publicKey), proof: toBase64url(proof) } });
    },
    async sign(requestId) {
      const params = { request: String(requestId) };
      const { request } = await client.readRequest({ params });
      const signatures = request.orders.map(({ id, bytes }) => {
        const hash = orderHash(fromBase64url(bytes) ?? new Uint8Array(), primitives);
        return { order: id, signature: toBase64url(sign(approvalMessage(hash))) };
      });
      await client.approveRequest({ params, body: { signatures } });
    },
  };
}
