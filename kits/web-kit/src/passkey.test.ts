import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { fromBase64url, toBase64url, utf8 } from "@kipass/protocol/bytes";
import { logInChallenge } from "@kipass/protocol/passkey";
import { lang } from "./i18n.ts";
import { confirmWithPasskey, PasskeyFailure, passkeyFailureText } from "./passkey.ts";
import { primitives } from "./primitives.ts";

const request = { challenge: toBase64url(new Uint8Array(32)), rpId: "console.test", known: [] };

/** The browser's part: what its `credentials.get` does. */
function browser(get: (options: CredentialRequestOptions) => Promise<unknown>): void {
  Object.assign(globalThis, { window: globalThis, PublicKeyCredential: class {} });
  Object.defineProperty(globalThis, "navigator", { value: { credentials: { get } }, configurable: true });
}

describe("a passkey in the page", () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, "PublicKeyCredential");
    lang.set("ko");
  });

  it("says when the browser has none", async () => {
    await assert.rejects(confirmWithPasskey(request), { fault: "not-supported" });
  });

  it("tells a cancelled question from everything else", async () => {
    browser(() => Promise.reject(new DOMException("", "NotAllowedError")));
    await assert.rejects(confirmWithPasskey(request), { fault: "cancelled" });
    browser(() => Promise.reject(new TypeError()));
    await assert.rejects(confirmWithPasskey(request), { fault: "failed" });
    const failure = new PasskeyFailure("cancelled");
    assert.equal(passkeyFailureText(failure).title, "패스키를 확인하지 않았습니다.");
    lang.set("en");
    assert.equal(passkeyFailureText(failure).title, "The passkey was not confirmed.");
  });

  it("has a log-in sign the hash of the challenge, with the user verified", async () => {
    let asked: PublicKeyCredentialRequestOptions | undefined;
    browser(async ({ publicKey }) => {
      asked = publicKey;
      const response = {
        authenticatorData: utf8("a").buffer,
        clientDataJSON: utf8("c").buffer,
        signature: utf8("s").buffer,
      };
      return {
        id: "aWQ",
        rawId: utf8("id").buffer,
        response,
        type: "public-key",
        getClientExtensionResults: () => ({}),
      };
    });
    assert.deepEqual(await confirmWithPasskey(request), {
      id: "aWQ",
      authenticatorData: "YQ",
      clientData: "Yw",
      signature: "cw",
    });
    assert.equal(asked?.userVerification, "required");
    const challenge = fromBase64url(request.challenge) as Uint8Array;
    assert.deepEqual(new Uint8Array(asked?.challenge as ArrayBuffer), logInChallenge(challenge, primitives));
  });
});
