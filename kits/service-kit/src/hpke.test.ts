import assert from "node:assert/strict";
import { createCipheriv, createHmac, createPublicKey, diffieHellman, generateKeyPairSync } from "node:crypto";
import { describe, test } from "node:test";
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { hpkeKeyPair, hpkeOpen, hpkeSeal } from "./hpke.ts";

const binding = { info: Buffer.from("kipass/test/1"), aad: Buffer.from("part 1") };
const message = Buffer.from("누가 언제");

describe("HPKE", () => {
  test("opens what was sealed to the key, 48 bytes longer", async () => {
    const { publicKey, privateKey } = hpkeKeyPair();
    assert.deepEqual([publicKey.length, privateKey.length], [32, 32]);
    const sealed = hpkeSeal(publicKey, message, binding);
    assert.equal(sealed.length, message.length + 48);
    assert.deepEqual(hpkeOpen(privateKey, sealed, binding), message);
    assert.notDeepEqual(hpkeSeal(publicKey, message, binding), sealed);
  });

  test("opens what the steps of RFC 9180 seal", async () => {
    const { publicKey, privateKey } = hpkeKeyPair();
    assert.deepEqual(hpkeOpen(privateKey, sealByTheBook(publicKey, message, binding), binding), message);
  });

  test("speaks with another library, both ways", async () => {
    const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
    const { publicKey, privateKey } = hpkeKeyPair();
    const recipientPublicKey = await suite.kem.deserializePublicKey(Uint8Array.from(publicKey).buffer);
    const recipientKey = await suite.kem.deserializePrivateKey(Uint8Array.from(privateKey).buffer);
    const [info, aad] = [Uint8Array.from(binding.info).buffer, Uint8Array.from(binding.aad).buffer];
    for (const text of [Buffer.alloc(0), message, Buffer.alloc(100_000, "a")]) {
      const sender = await suite.createSenderContext({ recipientPublicKey, info });
      const theirs = await sender.seal(Uint8Array.from(text).buffer, aad);
      assert.deepEqual(
        hpkeOpen(privateKey, Buffer.concat([Buffer.from(sender.enc), Buffer.from(theirs)]), binding),
        text,
      );
      const ours = Uint8Array.from(hpkeSeal(publicKey, text, binding));
      const recipient = await suite.createRecipientContext({ recipientKey, enc: ours.slice(0, 32).buffer, info });
      assert.deepEqual(Buffer.from(await recipient.open(ours.slice(32).buffer, aad)), text);
    }
  });

  test("refuses a key whose shared secret would be none", () => {
    assert.throws(() => hpkeSeal(new Uint8Array(32), message, binding));
    assert.equal(hpkeOpen(hpkeKeyPair().privateKey, Buffer.alloc(80), binding), undefined);
  });

  test("does not open under another key, info, aad, or when changed or cut", async () => {
    const [mine, other] = [hpkeKeyPair(), hpkeKeyPair()];
    const sealed = hpkeSeal(mine.publicKey, message, binding);
    assert.equal(hpkeOpen(other.privateKey, sealed, binding), undefined);
    assert.equal(hpkeOpen(mine.privateKey, sealed, { ...binding, info: Buffer.from("kipass/test/2") }), undefined);
    assert.equal(hpkeOpen(mine.privateKey, sealed, { ...binding, aad: Buffer.from("part 2") }), undefined);
    for (const at of [0, 31, 32, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] as number) ^ 1;
      assert.equal(hpkeOpen(mine.privateKey, changed, binding), undefined, `byte ${at}`);
    }
    for (const length of [0, 31, 32, 47])
      assert.equal(hpkeOpen(mine.privateKey, sealed.subarray(0, length), binding), undefined);
  });
});

/** SetupBaseS and Seal of RFC 9180 (sections 4.1, 5.1 and 5.2) for kem 0x0020, kdf 0x0001, aead 0x0002, in so many words. */
function sealByTheBook(publicKey: Buffer, plaintext: Buffer, { info, aad }: { info: Buffer; aad: Buffer }): Buffer {
  const ephemeral = generateKeyPairSync("x25519");
  const enc = Buffer.from(ephemeral.publicKey.export({ format: "jwk" }).x as string, "base64url");
  const recipient = createPublicKey({
    key: { kty: "OKP", crv: "X25519", x: publicKey.toString("base64url") },
    format: "jwk",
  });
  const dh = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: recipient });

  const kem = Buffer.from("KEM\x00\x20", "latin1");
  const secret = expand(kem, extract(kem, "", "eae_prk", dh), "shared_secret", Buffer.concat([enc, publicKey]), 32);

  const suite = Buffer.from("HPKE\x00\x20\x00\x01\x00\x02", "latin1");
  const none = Buffer.alloc(0);
  const context = Buffer.concat([
    Buffer.from([0]),
    extract(suite, "", "psk_id_hash", none),
    extract(suite, "", "info_hash", info),
  ]);
  const schedule = extract(suite, secret, "secret", none);
  const key = expand(suite, schedule, "key", context, 32);
  const nonce = expand(suite, schedule, "base_nonce", context, 12);

  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(aad);
  return Buffer.concat([enc, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

function extract(suite: Buffer, salt: Buffer | "", label: string, material: Buffer): Buffer {
  const labeled = Buffer.concat([Buffer.from("HPKE-v1"), suite, Buffer.from(label), material]);
  return createHmac("sha256", salt).update(labeled).digest();
}

/** One block of HKDF-Expand is enough for 32 bytes. */
function expand(suite: Buffer, prk: Buffer, label: string, info: Buffer, length: number): Buffer {
  const labeled = Buffer.concat([Buffer.from([0, length]), Buffer.from("HPKE-v1"), suite, Buffer.from(label), info]);
  return createHmac("sha256", prk)
    .update(labeled)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, length);
}
