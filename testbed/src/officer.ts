import { approvalsChallenge } from "@kipass/protocol/approval";
import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { orderHash } from "@kipass/protocol/order";
import { type AuthorityClient, authorityClient } from "@kipass/sdk/authority";
import { type CookieJar, cookieJar } from "@kipass/sdk/call";
import { primitives } from "@kipass/service-kit/primitives";
import { createTestAuthenticator } from "@kipass/service-kit/testing-authenticator";
import { enrol, logIn, type OfficerAccount, stayingLoggedIn } from "@kipass/service-kit/testing-log-in";

/** An officer of the authority with a passkey of their own, as their device would hold it. */
export interface Officer {
  readonly id: string;
  readonly publicKey: string;
  /** Logs in by itself again, as its officer would, whenever a session has ended. */
  readonly client: AuthorityClient;
  /** The same, until its session ends. */
  readonly session: AuthorityClient;
  /** Hands in the passkey's public half for the ministry. */
  registerKey(): Promise<void>;
  /** Reads a request and signs all orders in it with one touch, hashing the bytes as shown. */
  sign(requestId: number): Promise<void>;
}

/** An appointed officer's first log-in: a passkey is made, and confirms it. */
export async function enrolOfficer(
  baseUrl: string,
  account: OfficerAccount,
  cookies: CookieJar = cookieJar(),
): Promise<Officer> {
  const device = createTestAuthenticator({ origin: baseUrl });
  const session = authorityClient({ baseUrl, origin: baseUrl, cookies });
  const id = await enrol(session, account, device);
  const client = stayingLoggedIn(session, () => logIn(session, account, device));

  return {
    id,
    publicKey: toBase64url(device.publicKey),
    client,
    session,
    async registerKey() {
      await client.registerOfficerKey({ body: { passkey: device.id } });
    },
    async sign(requestId) {
      const params = { request: String(requestId) };
      const { request } = await client.readRequest({ params });
      const hashes = request.orders.map(({ bytes }) => orderHash(fromBase64url(bytes) ?? new Uint8Array(), primitives));
      await client.approveRequest({ params, body: { passkey: device.touch(approvalsChallenge(hashes, primitives)) } });
    },
  };
}
