import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { hpkeKeyPair, hpkeOpen, hpkeSeal } from "./hpke.ts";

const binding = { info: Buffer.from("kipass/test/1"), aad: Buffer.from("part 1") };
const message = Buffer.from("누가 언제");

describe("HPKE", () => {
  test("opens what was sealed to the key, 48 bytes longer", async () => {
    const { publicKey, privateKey } = await hpkeKeyPair();
    assert.deepEqual([publicKey.length, privateKey.length], [32, 32]);
    const sealed = await hpkeSeal(publicKey, message, binding);
    assert.equal(sealed.length, message.length + 48);
    assert.deepEqual(await hpkeOpen(privateKey, sealed, binding), message);
    assert.notDeepEqual(await hpkeSeal(publicKey, message, binding), sealed);
  });

  test("does not open under another key, info, aad, or when changed or cut", async () => {
    const [mine, other] = [await hpkeKeyPair(), await hpkeKeyPair()];
    const sealed = await hpkeSeal(mine.publicKey, message, binding);
    assert.equal(await hpkeOpen(other.privateKey, sealed, binding), undefined);
    assert.equal(
      await hpkeOpen(mine.privateKey, sealed, { ...binding, info: Buffer.from("kipass/test/2") }),
      undefined,
    );
    assert.equal(await hpkeOpen(mine.privateKey, sealed, { ...binding, aad: Buffer.from("part 2") }), undefined);
    for (const at of [0, 31, 32, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] as number) ^ 1;
      assert.equal(await hpkeOpen(mine.privateKey, changed, binding), undefined, `byte ${at}`);
    }
    for (const length of [0, 31, 32, 47])
      assert.equal(await hpkeOpen(mine.privateKey, sealed.subarray(0, length), binding), undefined);
  });
});
