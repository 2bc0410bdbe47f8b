import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "node:test";
import { utf8 } from "@kipass/protocol/bytes";
import { hpkeKeyPair, hpkeOpen, hpkePublicKey } from "@kipass/service-kit/hpke";
import { hpkeSeal, hpkeOpen as openInBrowser, hpkePublicKey as publicInBrowser } from "@kipass/web-kit/hpke.ts";

describe("what a browser seals", () => {
  const binding = { info: utf8("kipass/queued/1"), aad: utf8("row 7") };

  it("is opened by the servers' library, under its binding alone", async () => {
    const { publicKey, privateKey } = await hpkeKeyPair();
    for (const length of [0, 1, 208, 5000]) {
      const text = randomBytes(length);
      const sealed = hpkeSeal(publicKey, text, binding, randomBytes(32));
      assert.equal(sealed.length, length + 48);
      assert.deepEqual(await hpkeOpen(privateKey, sealed, binding), text);
      assert.equal(await hpkeOpen(privateKey, sealed, { ...binding, aad: utf8("row 8") }), undefined);
      assert.equal(await hpkeOpen(privateKey, sealed, { ...binding, info: utf8("kipass/epoch/1") }), undefined);
    }
  });

  it("goes to the public half of any 32 bytes kept as a key", async () => {
    const kept = randomBytes(32);
    const sealed = hpkeSeal(hpkePublicKey(kept), utf8("visit"), binding, randomBytes(32));
    assert.deepEqual(await hpkeOpen(kept, sealed, binding), Buffer.from("visit"));
  });

  it("is opened by the browser that keeps the key, under its binding alone", () => {
    const kept = randomBytes(32);
    assert.deepEqual(publicInBrowser(kept), Uint8Array.from(hpkePublicKey(kept)));
    const sealed = hpkeSeal(publicInBrowser(kept), utf8("inspection"), binding, randomBytes(32));
    assert.deepEqual(openInBrowser(kept, sealed, binding), utf8("inspection"));
    assert.equal(openInBrowser(kept, sealed, { ...binding, aad: utf8("row 8") }), undefined);
    assert.equal(openInBrowser(randomBytes(32), sealed, binding), undefined);
  });

  it("is refused for a key of small order", () => {
    assert.throws(() => hpkeSeal(new Uint8Array(32), utf8("visit"), binding, randomBytes(32)));
  });
});
