import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { openColumn, phoneIndex, sealColumn } from "./profile.ts";

const key = [randomBytes(32)];

describe("profile", () => {
  test("opens for its own account and column alone", () => {
    const sealed = sealColumn("홍길동", 7, "name", key);
    assert.equal(openColumn(sealed, 7, "name", key), "홍길동");
    assert.throws(() => openColumn(sealed, 8, "name", key));
    assert.throws(() => openColumn(sealed, 7, "phone", key));
    assert.throws(() => openColumn(sealed, 7, "name", [randomBytes(32)]));
    assert.throws(() => openColumn(sealed.subarray(0, 20), 7, "name", key));
  });

  test("never seals the same way twice, and never in clear", () => {
    const [first, second] = [sealColumn("01012345678", 7, "phone", key), sealColumn("01012345678", 7, "phone", key)];
    assert.notDeepEqual(first, second);
    assert.equal(Buffer.from(first).includes("01012345678"), false);
  });

  test("finds a phone under one key only", () => {
    assert.deepEqual(phoneIndex("01012345678", key), phoneIndex("01012345678", key));
    assert.notDeepEqual(phoneIndex("01012345678", key), phoneIndex("01012345679", key));
    assert.notDeepEqual(phoneIndex("01012345678", key), phoneIndex("01012345678", [randomBytes(32)]));
  });
});
