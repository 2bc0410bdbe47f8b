import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isNear } from "./verification.ts";

describe("verification", () => {
  it("is asked for in its last week and after, not before", () => {
    assert.equal(isNear("2026-12-21", "2026-12-13"), false);
    assert.equal(isNear("2026-12-21", "2026-12-14"), true);
    assert.equal(isNear("2026-12-21", "2026-12-22"), true);
  });
});
