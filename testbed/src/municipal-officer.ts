import { type CookieJar, cookieJar } from "@kipass/sdk/call";
import { type OfficeClient, officeClient } from "@kipass/sdk/office";
import { createTestAuthenticator } from "@kipass/service-kit/testing-authenticator";

/** Logs an officer of a municipality in for the first time: password, then a passkey made on the spot. */
export async function logInMunicipalOfficer(
  baseUrl: string,
  account: { loginId: string; password: string },
  cookies: CookieJar = cookieJar(),
): Promise<OfficeClient> {
  const client = officeClient({ baseUrl, origin: baseUrl, cookies });
  await client.logIn({ body: account });
  const creation = await client.createPasskey({ body: {} });
  await client.addPasskey({ body: createTestAuthenticator({ origin: baseUrl }).register(creation) });
  return client;
}
