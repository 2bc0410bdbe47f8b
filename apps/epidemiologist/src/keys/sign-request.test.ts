import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fromBase64url, toBase64url, utf8 } from "@kipass/protocol/bytes";
import { approvalMessage, orderHash } from "@kipass/protocol/order";
import { primitives } from "@kipass/web-kit/primitives.ts";
import { proveKey, signRequest } from "./sign-request.ts";

const seed = new Uint8Array(32).fill(7);

async function signer() {
  const { ed25519 } = await import("@noble/curves/ed25519.js");
  const publicKey = ed25519.getPublicKey(seed);
  return {
    publicKey: toBase64url(publicKey),
    sign: async (m: Uint8Array) => primitives.ed25519Sign(seed, m),
    raw: publicKey,
  };
}

describe("signRequest", () => {
  test("signs the hash of the bytes shown, one signature an order", async () => {
    const officer = await signer();
    const orders = [
      { id: 3, bytes: toBase64url(utf8('{"v":1}')) },
      { id: 4, bytes: toBase64url(utf8('{"v":1,"a":2}')) },
    ];
    const signatures = await signRequest(orders, officer);
    assert.deepEqual(
      signatures.map((s) => s.order),
      [3, 4],
    );
    for (const [i, order] of orders.entries()) {
      const hash = orderHash(fromBase64url(order.bytes)!, primitives);
      const signature = fromBase64url(signatures[i]!.signature)!;
      assert.ok(primitives.ed25519Verify(officer.raw, approvalMessage(hash), signature));
      assert.ok(!primitives.ed25519Verify(officer.raw, hash, signature), "the bare hash is not what is signed");
    }
  });

  test("a proof is bound to the officer it names", async () => {
    const officer = await signer();
    assert.notEqual(await proveKey("seoyeon", officer), await proveKey("junho", officer));
  });
});
