import type { Page } from "playwright-core";

/** A device that holds passkeys and knows its user. */
export interface PasskeyDevice {
  /** Of its passkeys, for a page opened after the browser was killed. */
  remember(): Promise<void>;
  readonly credentials: readonly object[];
}

/** `before`: the same device as in another page, with its passkeys. */
export async function giveAuthenticator(page: Page, before?: PasskeyDevice): Promise<PasskeyDevice> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  let credentials = before?.credentials ?? [];
  for (const credential of credentials)
    await devtools.send("WebAuthn.addCredential", { authenticatorId, credential: credential as never });
  return {
    async remember() {
      credentials = (await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
    },
    get credentials() {
      return credentials;
    },
  };
}
