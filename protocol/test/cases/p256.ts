import { p256 } from "@noble/curves/nist.js";
import { cat, fixed, flipped, hex, type VectorCase, type VectorFile } from "./build.ts";

const { Point } = p256;
const N = Point.Fn.ORDER;
const P = Point.Fp.ORDER;

/** The uncompressed point of a 32-byte secret. */
export const pointOf = (secret: Uint8Array): Buffer => Buffer.from(p256.getPublicKey(secret, false));

/** DER, with a nonce that message and secret determine (RFC 6979), so that the same vectors come out each time. */
export const signDer = (secret: Uint8Array, message: Uint8Array): Buffer =>
  Buffer.from(p256.sign(message, secret, { lowS: false, format: "der" }));

const secret = fixed("p256");
const key = pointOf(secret);
const message = Buffer.from("전자출입명부");
const signature = Buffer.from(p256.sign(message, secret, { lowS: true, format: "compact" }));
const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
const be = (value: bigint) => Buffer.from(value.toString(16).padStart(64, "0"), "hex");
const number = (bytes: Uint8Array) => BigInt(`0x${hex(bytes)}`);
const highS = cat(r, be(N - number(s)));
const [x, y] = [key.subarray(1, 33), key.subarray(33)];

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

export function p256Vectors(): VectorFile {
  const wrong = (name: string, sig: Uint8Array) => check(name, key, message, sig, false);
  const wrongKey = (name: string, publicKey: Uint8Array) => check(name, publicKey, message, signature, false);
  const cases = [
    check("a good signature, s in the lower half", key, message, signature, true),
    check("the same with n − s: devices write both", key, message, highS, true),
    check("a good signature of nothing", key, Buffer.alloc(0), compact(secret, Buffer.alloc(0)), true),
    check(
      "RFC 6979 A.2.5, 'sample'",
      Buffer.from(
        "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
        "hex",
      ),
      Buffer.from("sample"),
      Buffer.from(
        "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
        "hex",
      ),
      true,
    ),
    check("another message", key, Buffer.from("전자출입명단"), signature, false),
    wrongKey("another key", pointOf(fixed("another"))),
    wrong("r altered", flipped(signature, 3)),
    wrong("s altered", flipped(signature, 40)),
    wrong("r and s exchanged", cat(s, r)),
    wrong("r = 0", cat(be(0n), s)),
    wrong("s = 0", cat(r, be(0n))),
    wrong("all zeros", Buffer.alloc(64)),
    wrong("r = n", cat(be(N), s)),
    wrong("s = n", cat(r, be(N))),
    wrong("r = s = n", cat(be(N), be(N))),
    wrong("the greatest numbers that fit", Buffer.alloc(64, 0xff)),
    wrong("63 bytes", signature.subarray(1)),
    wrong("65 bytes", cat(signature, Buffer.alloc(1))),
    wrong("no signature", Buffer.alloc(0)),
    wrong("the signature in DER", signDer(secret, message)),
    wrongKey("the point compressed", Buffer.from(p256.getPublicKey(secret, true))),
    wrongKey("the point in the hybrid form", cat(Buffer.of(6 + ((y[31] as number) & 1)), x, y)),
    wrongKey("the point without its prefix", key.subarray(1)),
    wrongKey("a byte behind the point", cat(key, Buffer.alloc(1))),
    wrongKey("the prefix of a compressed point", cat(Buffer.of(2), x, y)),
    wrongKey("a point off the curve", flipped(key, 64)),
    wrongKey("the point's mirror image", cat(Buffer.of(4), x, be(P - number(y)))),
    wrongKey("a coordinate that is p or more", cat(Buffer.of(4), be(P + 5n), y)),
    wrongKey("the point at infinity", Buffer.of(0)),
    wrongKey("zeros for a point", cat(Buffer.of(4), Buffer.alloc(64))),
    wrongKey("no key", Buffer.alloc(0)),
  ];
  return { spec: "SPEC §3", cases };
}

function compact(key: Uint8Array, text: Uint8Array): Buffer {
  return Buffer.from(p256.sign(text, key, { lowS: false, format: "compact" }));
}
