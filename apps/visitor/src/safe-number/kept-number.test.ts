import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isShown, keptNumber } from "./kept-number.ts";

describe("the safe number on this device", () => {
  it("is shown without a network on the day it was heard and the next", () => {
    assert.equal(isShown("2026-11-30", "2026-11-30"), true);
    assert.equal(isShown("2026-11-30", "2026-12-01"), true);
    assert.equal(isShown("2026-11-30", "2026-12-02"), false);
  });

  it("stays for as long as passes are drawn, and goes with the account", () => {
    keptNumber.confirm("2026-11-20");
    assert.equal(keptNumber.on("2026-11-20"), undefined);
    keptNumber.keep("12가34다", "2026-11-20");
    keptNumber.confirm("2026-11-21");
    assert.equal(keptNumber.on("2026-11-22"), "12가34다");
    assert.equal(keptNumber.on("2026-11-23"), undefined);
    keptNumber.forget();
    assert.equal(keptNumber.on("2026-11-21"), undefined);
  });
});
