import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { qrPicture } from "@kipass/web-kit/qr.ts";
import { digitsInQr } from "@kipass/web-kit/qr-modules.ts";

describe("qrPicture", () => {
  const { size, path } = qrPicture(digitsInQr(`8201${"0123456789".repeat(22)}`));

  it("fits 224 digits into version 6 with four quiet modules", () => assert.equal(size, 41 + 8));

  it("draws the three finders and leaves the quiet zone white", () => {
    assert.ok(path.startsWith("M4 4h7v1h-7z"));
    assert.ok(path.includes("M38 4h7v1h-7z"));
    assert.ok(path.includes("M4 38h7v1h-7z"));
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      assert.ok(Number(x) >= 4 && Number(y) >= 4 && Number(y) < 45 && Number(x) + Number(width) <= 45);
    }
  });
});
