import { createHash } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesToNumberLE, numberToBytesLE } from "@noble/curves/utils.js";
import { cat, fixed, flipped, hex, publicKeyOf, sign, type VectorCase, type VectorFile } from "./build.ts";

const { Point } = ed25519;
const P = 2n ** 255n - 19n;
const L = Point.Fn.ORDER;
const ORDER_8 = Point.fromHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");

const seed = fixed("signature");
const key = publicKeyOf(seed);
const message = Buffer.from("전자출입명부");
const signature = sign(seed, message);
const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
const le = (value: bigint) => Buffer.from(numberToBytesLE(value, 32));

const check = (
  name: string,
  publicKey: Uint8Array,
  text: Uint8Array,
  sig: Uint8Array,
  expect: boolean,
): VectorCase => ({
  name,
  publicKey: hex(publicKey),
  message: hex(text),
  signature: hex(sig),
  expect,
});

export function signatureVectors(): VectorFile {
  const cases = [
    check("a good signature", key, message, signature, true),
    check("a good signature of nothing", key, Buffer.alloc(0), sign(seed, Buffer.alloc(0)), true),
    rfc8032(
      "RFC 8032 test 1",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    rfc8032(
      "RFC 8032 test 2",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    check("another message", key, Buffer.from("전자출입명단"), signature, false),
    check("another key", publicKeyOf(fixed("another")), message, signature, false),
    check("R altered", key, message, flipped(signature, 0), false),
    check("S altered", key, message, flipped(signature, 32), false),
    check("S + L: the same number, written longer", key, message, cat(r, le(bytesToNumberLE(s) + L)), false),
    check("S = L with R of order 1", key, message, cat(le(1n), le(L)), false),
    check("the highest bit of S set", key, message, flipped(signature, 63, 7), false),
    check("R and S exchanged", key, message, cat(s, r), false),
    check("all zeros", key, message, Buffer.alloc(64), false),
    check("63 bytes", key, message, signature.subarray(1), false),
    check("65 bytes", key, message, cat(signature, Buffer.alloc(1)), false),
    check("no signature", key, message, Buffer.alloc(0), false),
    check("key of 31 bytes", key.subarray(1), message, signature, false),
    check("key of 33 bytes", cat(key, Buffer.alloc(1)), message, signature, false),
    check("the key's sign bit turned over", flipped(key, 31, 7), message, signature, false),
    check("a key that is no point", le(2n), message, signature, false),
    ...smallOrderKeys(),
    smallOrderR(),
    ...mixedOrder(),
  ];
  return { spec: "SPEC §3", cases };
}

function rfc8032(name: string, publicKey: string, text: string, sig: string): VectorCase {
  return { name, publicKey, message: text, signature: sig, expect: true };
}

/** With S = 0 and R = the identity these keys satisfy the equation for one message in eight or for every one. */
function smallOrderKeys(): VectorCase[] {
  const points = Array.from({ length: 8 }, (_, n) => Buffer.from(ORDER_8.multiplyUnsafe(BigInt(n)).toBytes()));
  const twins = [P, P + 1n, 1n + (1n << 255n), P - 1n + (1n << 255n), P + (1n << 255n), P + 1n + (1n << 255n)].map(le);
  const trivial = cat(le(1n), le(0n));
  return [
    ...points.map((point, n) =>
      check(`a key of small order: ${n} times a point of order 8`, point, message, trivial, false),
    ),
    ...twins.map((twin) =>
      check(
        `a key of small order, not canonical: ${hex(twin).slice(0, 4)}…${hex(twin).slice(-2)}`,
        twin,
        message,
        trivial,
        false,
      ),
    ),
  ];
}

/** R = identity and S = k·a satisfy the equation; whoever holds the key could make many such for one message. */
function smallOrderR(): VectorCase {
  const { scalar } = ed25519.utils.getExtendedPublicKey(seed);
  const identity = le(1n);
  const sig = cat(identity, le(Point.Fn.create(challenge(identity, key, message) * scalar)));
  return check("R of small order, the equation holds", key, message, sig, false);
}

/** A = a·B + T with T of order 8: the cofactored equation always holds, the cofactorless one only where 8 divides k. */
function mixedOrder(): VectorCase[] {
  const a = 12_345n;
  const mixed = Buffer.from(Point.BASE.multiply(a).add(ORDER_8).toBytes());
  const attempt = (n: number) => {
    const nonce = 6_789n + BigInt(n);
    const encodedR = Buffer.from(Point.BASE.multiply(nonce).toBytes());
    const k = challenge(encodedR, mixed, message);
    return { k, sig: cat(encodedR, le(Point.Fn.create(nonce + k * a))) };
  };
  const attempts = Array.from({ length: 64 }, (_, n) => attempt(n));
  const trap = attempts.find(({ k }) => k % 8n !== 0n);
  const holds = attempts.find(({ k }) => k % 8n === 0n);
  if (!trap || !holds) throw new Error("no attempt of each kind");
  const nonce = 4_242n;
  const torsionR = Buffer.from(Point.BASE.multiply(nonce).add(ORDER_8).toBytes());
  const scalar = ed25519.utils.getExtendedPublicKey(seed).scalar;
  const torsionSig = cat(torsionR, le(Point.Fn.create(nonce + challenge(torsionR, key, message) * scalar)));
  return [
    check("a key of mixed order, only the cofactored equation holds", mixed, message, trap.sig, false),
    check("a key of mixed order, the cofactorless equation holds", mixed, message, holds.sig, true),
    check("R of mixed order, only the cofactored equation holds", key, message, torsionSig, false),
  ];
}

function challenge(encodedR: Uint8Array, publicKey: Uint8Array, text: Uint8Array): bigint {
  return Point.Fn.create(
    bytesToNumberLE(
      createHash("sha512")
        .update(cat(encodedR, publicKey, text))
        .digest(),
    ),
  );
}
