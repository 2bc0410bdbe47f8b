import assert from "node:assert/strict";
import { createHmac, hash, randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { ed25519PublicKey, primitives as p } from "./primitives.ts";

const hex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
const toHex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString("hex");

describe("primitives", () => {
  test("hashes and MACs of every length are node's", () => {
    for (const length of [0, 1, 29, 55, 56, 64, 511, 512, 513, 5_000]) {
      const data = randomBytes(length);
      assert.deepEqual(p.sha256(data), hash("sha256", data, "buffer"), `${length} bytes`);
      for (const keyLength of [0, 16, 32, 64, 65, 200]) {
        const key = randomBytes(keyLength);
        const mac = createHmac("sha256", key).update(data).digest();
        assert.deepEqual(p.hmacSha256(key, data), mac, `${length} bytes under ${keyLength}`);
        assert.deepEqual(p.hmacSha256(new Uint8Array(key), new Uint8Array(data)), mac);
      }
    }
  });

  test("SHA-256 and HMAC-SHA-256 (FIPS 180-4, RFC 4231 case 2)", () => {
    assert.equal(
      toHex(p.sha256(Buffer.from("abc"))),
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
    const mac = p.hmacSha256(Buffer.from("Jefe"), Buffer.from("what do ya want for nothing?"));
    assert.equal(toHex(mac), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  });

  test("one AES-256 block, both ways (FIPS 197, C.3)", () => {
    const key = hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    const block = hex("00112233445566778899aabbccddeeff");
    assert.equal(toHex(p.aesBlockEncrypt(key, block)), "8ea2b7ca516745bfeafc49904b496089");
    assert.equal(toHex(p.aesBlockDecrypt(key, hex("8ea2b7ca516745bfeafc49904b496089"))), toHex(block));
  });

  test("AES-256-GCM (McGrew and Viega, test case 16) opens only what was sealed", () => {
    const key = hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    const nonce = hex("cafebabefacedbaddecaf888");
    const plaintext = hex(
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    );
    const aad = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    const sealed = p.gcmSeal(key, nonce, plaintext, aad);
    assert.equal(toHex(sealed.slice(-16)), "76fc6ece0f4e1768cddf8853bb2d551b");
    assert.equal(toHex(p.gcmOpen(key, nonce, sealed, aad)), toHex(plaintext));
    for (let at = 0; at < sealed.length; at += 7) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] as number) ^ 1;
      assert.equal(p.gcmOpen(key, nonce, changed, aad), undefined);
    }
    assert.equal(p.gcmOpen(key, nonce, sealed, hex("00")), undefined);
    assert.equal(p.gcmOpen(key, nonce, sealed.slice(0, 15), aad), undefined);
  });

  test("Ed25519 signs and checks (RFC 8032, test 2)", () => {
    const seed = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    const publicKey = ed25519PublicKey(seed);
    assert.equal(toHex(publicKey), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    const signature = p.ed25519Sign(seed, hex("72"));
    assert.equal(
      toHex(signature),
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    );
    assert.equal(p.ed25519Verify(publicKey, hex("72"), signature), true);
    assert.equal(p.ed25519Verify(publicKey, hex("73"), signature), false);
  });

  test("a seed overwritten in place signs as the new seed", () => {
    const seed = new Uint8Array(32).fill(1);
    p.ed25519Sign(seed, hex("72"));
    seed.fill(2);
    const expected = p.ed25519Sign(new Uint8Array(32).fill(2), hex("72"));
    assert.equal(toHex(p.ed25519Sign(seed, hex("72"))), toHex(expected));
  });

  describe("Ed25519 is strict", () => {
    const message = Buffer.from("kipass");
    const publicKey = hex("cf5f3049c01f02b9e090f7145fa4099e8c93cfc26e22cad71ebb322190c14dc1");
    const signature = hex(
      "c2d854d7df85073e33374207ec3b7241840bd18f0150b3fceb0f517e077a9aca76892c14d73b49a5a5d12f6112ab82e50a8a73d6880645b23cbde953988c8d07",
    );
    const IDENTITY = `01${"00".repeat(31)}`;

    test("the signature the others are made from is right", () => {
      assert.equal(p.ed25519Verify(publicKey, message, signature), true);
    });

    const refused: [string, Uint8Array, Uint8Array][] = [
      [
        "S plus the group order",
        publicKey,
        hex(
          "c2d854d7df85073e33374207ec3b7241840bd18f0150b3fceb0f517e077a9aca635d2271f19e5bfd7b6e2704f1a461fa0a8a73d6880645b23cbde953988c8d17",
        ),
      ],
      [
        "R with a torsion component, right for the cofactored equation only",
        publicKey,
        hex(
          "c0e1548e0cb4e36113e916607c5344cc6e91f8e78b6b0d8988f15ddf8df477f59f5ad9544b4f95c41e158d75a7d18816100320d103a45b0bbde2c8bc95a7b902",
        ),
      ],
      [
        "a public key with a torsion component, right for the cofactored equation only",
        hex("271f79b79294466785a5fce97fe77fdb55a33aee608ae450c941eaeb3689bbdd"),
        hex(
          "c2d854d7df85073e33374207ec3b7241840bd18f0150b3fceb0f517e077a9acaef6be8797e6f14fb6fd712810b5b7ef10164ebdb03b9bc0a8132d98262962402",
        ),
      ],
      ["a small-order public key with R and S zero", hex(IDENTITY), hex(`${IDENTITY}${"00".repeat(32)}`)],
      ["a public key that is no canonical point", hex(`ed${"ff".repeat(30)}7f`), signature],
      ["a public key that is no point", hex(`02${"00".repeat(31)}`), signature],
      ["a short public key", publicKey.slice(1), signature],
      ["a short signature", publicKey, signature.slice(1)],
      ["a long signature", publicKey, new Uint8Array([...signature, 0])],
      ["no signature", publicKey, new Uint8Array(0)],
    ];
    for (const [name, key, candidate] of refused) {
      test(name, () => assert.equal(p.ed25519Verify(key, message, candidate), false));
    }
  });
});
