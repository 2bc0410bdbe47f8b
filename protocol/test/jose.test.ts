import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { describe, it } from "node:test";
import { toBase64url, utf8 } from "@kipass/protocol/bytes";
import { compactJws, openJws } from "@kipass/protocol/jws";
import { ed25519PublicKey, primitives as p } from "@kipass/service-kit/primitives";
import { CompactSign, compactVerify, FlattenedSign } from "jose";

const typ = "kipass-order+jws";
const seed = new Uint8Array(32).fill(9);
const publicKey = ed25519PublicKey(seed);
const privateJwk = { kty: "OKP", crv: "Ed25519", d: toBase64url(seed), x: toBase64url(publicKey) };
const privateKey = createPrivateKey({ key: privateJwk, format: "jwk" });
const payload = utf8('{"order":"정보제공요청"}');
const open = (text: string) =>
  openJws(text, { typ, keyOf: (kid) => (kid === "authority-1" ? publicKey : undefined) }, p);

describe("jose", () => {
  it("verifies what the library signs", async () => {
    const text = compactJws(payload, { typ, kid: "authority-1" }, seed, p);
    const opened = await compactVerify(text, createPublicKey(privateKey), { algorithms: ["EdDSA"] });
    assert.deepEqual(opened.payload, payload);
    assert.deepEqual(opened.protectedHeader, { alg: "EdDSA", kid: "authority-1", typ });
  });

  it("signs what the library opens", async () => {
    const text = await new CompactSign(payload)
      .setProtectedHeader({ alg: "EdDSA", kid: "authority-1", typ })
      .sign(privateKey);
    assert.deepEqual(open(text), { payload, kid: "authority-1" });
  });

  it("signs much that the library refuses", async () => {
    const sign = (header: Record<string, unknown>) =>
      new CompactSign(payload).setProtectedHeader({ alg: "EdDSA", ...header }).sign(privateKey);
    assert.deepEqual(open(await sign({ typ, kid: "authority-1" })), { fault: "header" });
    assert.deepEqual(open(await sign({ kid: "authority-1", typ, cty: "json" })), { fault: "header" });
    assert.deepEqual(open(await sign({ kid: "authority-1", typ: "JWT" })), { fault: "header" });
    assert.deepEqual(open(await sign({ kid: "authority-9", typ })), { fault: "unknown-key" });
    const detached = await new FlattenedSign(payload)
      .setProtectedHeader({ alg: "EdDSA", kid: "authority-1", typ, b64: false, crit: ["b64"] } as never)
      .sign(privateKey);
    assert.deepEqual(open(`${detached.protected}.${detached.payload ?? ""}.${detached.signature}`), {
      fault: "header",
    });
  });

  it("a kid that would need escaping is not signed under", () => {
    assert.throws(() => compactJws(payload, { typ, kid: 'a"b' }, seed, p), RangeError);
  });
});
