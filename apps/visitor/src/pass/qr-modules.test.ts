import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { describe, it } from "node:test";
import { digitsInQr, qrModules, textInQr } from "@kipass/web-kit/qr-modules.ts";
import { encode } from "uqr";

const digits = () => Array.from({ length: 224 }, () => randomInt(10)).join("");

const other = (text: string, maskPattern: number) =>
  encode(text, { ecc: "M", border: 0, maskPattern, minVersion: 6, maxVersion: 6, boostEcc: false }).data;

describe("the QR code of a pass", () => {
  for (const mask of [0, 1, 2, 3, 4, 5, 6, 7]) {
    it(`is what another encoder makes of it, module by module, with mask ${mask}`, () => {
      for (const text of [digits(), "0".repeat(224), "9".repeat(224)])
        assert.deepEqual(qrModules(digitsInQr(text), mask), other(text, mask));
      for (const text of ["otpauth://totp/KI-PASS:%EC%9D%B4?secret=MZXW6YTB", "x".repeat(106), "가"])
        assert.deepEqual(qrModules(textInQr(text), mask), other(text, mask));
    });
  }

  it("takes the mask that disturbs scanners least", () => {
    const content = digitsInQr(digits());
    const choices = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => qrModules(content, mask));
    const chosen = qrModules(content);
    assert.ok(choices.some((code) => JSON.stringify(code) === JSON.stringify(chosen)));
    const dark = chosen.flat().filter(Boolean).length / chosen.flat().length;
    assert.ok(dark > 0.4 && dark < 0.6, `${dark}`);
  });

  it("refuses what does not fit", () => {
    assert.throws(() => qrModules(digitsInQr("1".repeat(300))), RangeError);
    assert.throws(() => qrModules(textInQr("x".repeat(107))), RangeError);
  });
});
