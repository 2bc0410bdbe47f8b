import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { qrPicture } from "./qr.ts";
import { textInQr } from "./qr-modules.ts";
import { secretPicture } from "./secret-picture.ts";

const secret = "NJH3D6VVFYLWGYJ6X76XH7J65IJSNJM3";

describe("the picture of an authenticator app's secret", () => {
  it("has room for the longest log-in ID, and says who it is for once", () => {
    const link = `otpauth://totp/KI-PASS:${"a".repeat(40)}?secret=${secret}`;
    assert.deepEqual(secretPicture(`${link}&issuer=KI-PASS`), qrPicture(textInQr(link)));
  });

  it("is none where the link is too long", () => {
    const name = encodeURIComponent("전자출입명부 지자체");
    assert.equal(secretPicture(`otpauth://totp/${name}:haneul?secret=${secret}&issuer=${name}`), undefined);
  });
});
