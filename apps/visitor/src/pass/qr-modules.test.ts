import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { describe, it } from "node:test";
import { encode } from "uqr";
import { qrModules } from "./qr-modules.ts";

const digits = () => Array.from({ length: 224 }, () => randomInt(10)).join("");

describe("the QR code of a pass", () => {
  for (const mask of [0, 1, 2, 3, 4, 5, 6, 7]) {
    it(`is what another encoder makes of it, module by module, with mask ${mask}`, () => {
      for (const text of [digits(), "0".repeat(224), "9".repeat(224)]) {
        const other = encode(text, {
          ecc: "M",
          border: 0,
          maskPattern: mask,
          minVersion: 6,
          maxVersion: 6,
          boostEcc: false,
        });
        assert.deepEqual(qrModules(text, mask), other.data);
      }
    });
  }

  it("takes the mask that disturbs scanners least", () => {
    const text = digits();
    const choices = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => qrModules(text, mask));
    const chosen = qrModules(text);
    assert.ok(choices.some((code) => JSON.stringify(code) === JSON.stringify(chosen)));
    const dark = chosen.flat().filter(Boolean).length / chosen.flat().length;
    assert.ok(dark > 0.4 && dark < 0.6, `${dark}`);
  });

  it("refuses what does not fit", () => {
    assert.throws(() => qrModules("1".repeat(300)), RangeError);
  });
});
