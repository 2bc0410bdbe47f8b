import assert from "node:assert/strict";
import * as node from "node:crypto";
import { describe, it } from "node:test";
import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesToNumberLE, numberToBytesLE } from "@noble/curves/utils.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { primitives as p } from "./primitives.ts";

// Fixed inputs: byte i of sample(n, k) is i·k + k.
const sample = (length: number, k: number) => Uint8Array.from({ length }, (_, i) => (i * k + k) & 255);
const bytes = (b: Uint8Array) => Uint8Array.from(b);
const { Point } = ed25519;

describe("primitives agree with node:crypto", () => {
  it("sha256 and hmac", () => {
    for (const length of [0, 1, 55, 56, 64, 200]) {
      const data = sample(length, 7);
      assert.deepEqual(p.sha256(data), bytes(node.createHash("sha256").update(data).digest()));
      assert.deepEqual(
        p.hmacSha256(sample(32, 3), data),
        bytes(node.createHmac("sha256", sample(32, 3)).update(data).digest()),
      );
    }
  });

  it("aes block", () => {
    const [key, block] = [sample(32, 5), sample(16, 9)];
    const cipher = node.createCipheriv("aes-256-ecb", key, null).setAutoPadding(false);
    const encrypted = bytes(cipher.update(block));
    assert.deepEqual(p.aesBlockEncrypt(key, block), encrypted);
    assert.deepEqual(p.aesBlockDecrypt(key, encrypted), block);
  });

  it("gcm", () => {
    const [key, nonce, aad, plaintext] = [sample(32, 5), sample(12, 3), sample(20, 2), sample(42, 11)];
    const cipher = node.createCipheriv("aes-256-gcm", key, nonce).setAAD(aad);
    const sealed = bytes(Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]));
    assert.deepEqual(p.gcmSeal(key, nonce, plaintext, aad), sealed);
    assert.deepEqual(p.gcmOpen(key, nonce, sealed, aad), plaintext);
    assert.equal(p.gcmOpen(key, nonce, sealed, sample(20, 4)), undefined);
    assert.equal(p.gcmOpen(key, nonce, sealed.with(0, (sealed[0] as number) ^ 1), aad), undefined);
    assert.equal(p.gcmOpen(key, nonce, sealed.subarray(0, 10), aad), undefined);
  });

  it("ed25519", () => {
    const seed = sample(32, 13);
    const message = sample(50, 3);
    const key = node.createPrivateKey({
      key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]),
      format: "der",
      type: "pkcs8",
    });
    const publicKey = ed25519.getPublicKey(seed);
    const signature = bytes(node.sign(null, message, key));
    assert.deepEqual(p.ed25519Sign(seed, message), signature);
    assert.equal(p.ed25519Verify(publicKey, message, signature), true);
    assert.equal(p.ed25519Verify(publicKey, sample(50, 4), signature), false);
    assert.equal(p.ed25519Verify(ed25519.getPublicKey(sample(32, 1)), message, signature), false);
    assert.equal(p.ed25519Verify(publicKey.subarray(1), message, signature), false);
    assert.equal(p.ed25519Verify(publicKey, message, signature.subarray(1)), false);
  });
});

describe("ed25519Verify is strict", () => {
  const seed = sample(32, 13);
  const message = sample(50, 3);
  const publicKey = ed25519.getPublicKey(seed);
  const signature = p.ed25519Sign(seed, message);
  const order = Point.Fn.ORDER;

  it("refuses S + L", () => {
    const s = bytesToNumberLE(signature.subarray(32));
    const longer = new Uint8Array([...signature.subarray(0, 32), ...numberToBytesLE(s + order, 32)]);
    assert.equal(p.ed25519Verify(publicKey, message, longer), false);
  });

  it("refuses points of small order, which verify any message", () => {
    const identity = Point.ZERO.toBytes();
    const forged = new Uint8Array([...identity, ...new Uint8Array(32)]);
    assert.equal(p.ed25519Verify(identity, message, forged), false);
  });

  it("refuses an encoding that is not canonical", () => {
    // y = p + 1 stands for y = 1.
    const twin = numberToBytesLE(Point.Fp.ORDER + 1n, 32);
    assert.equal(p.ed25519Verify(twin, message, new Uint8Array([...twin, ...new Uint8Array(32)])), false);
  });

  it("refuses what only the cofactored equation accepts", () => {
    // A public key with a component of order 8: 8·(S·B − R − k·A) vanishes, S·B − R − k·A does not.
    const torsion = Point.fromHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");
    const a = 12345n;
    const mixed = Point.BASE.multiply(a).add(torsion).toBytes();
    const r = 6789n;
    let found = false;
    for (let i = 0; i < 8 && !found; i++) {
      const text = sample(10, i);
      const encodedR = Point.BASE.multiply(r + BigInt(i)).toBytes();
      const k = Point.Fn.create(bytesToNumberLE(sha512(new Uint8Array([...encodedR, ...mixed, ...text]))));
      if (k % 8n === 0n) continue;
      const s = Point.Fn.create(r + BigInt(i) + k * a);
      const crafted = new Uint8Array([...encodedR, ...numberToBytesLE(s, 32)]);
      assert.equal(
        ed25519.verify(crafted, text, mixed, { zip215: false }),
        true,
        "the crafted signature is the trap it means to be",
      );
      assert.equal(p.ed25519Verify(mixed, text, crafted), false);
      found = true;
    }
    assert.ok(found);
  });
});
