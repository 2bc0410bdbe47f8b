import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isLoginId, isPassword } from "../sign-up/form.ts";
import { proposeDoorNumber, proposeLoginId, proposePassword } from "./proposal.ts";

describe("staff proposal", () => {
  it("counts ids up", () => {
    assert.equal(proposeLoginId("daon", ["daon"]), "daon01");
    assert.equal(proposeLoginId("daon", ["daon", "daon01", "daon03"]), "daon02");
    assert.equal(proposeLoginId("cafe01", ["cafe01"]), "cafe02");
    assert.equal(proposeLoginId("a1234", []), "a1201", "a stem too short keeps digits");
    const long = proposeLoginId("abcdefghijklmnopqrst", []);
    assert.equal(long, "abcdefghijklmnopqr01");
    assert.ok(isLoginId(long));
  });

  it("counts doors up", () => {
    assert.equal(proposeDoorNumber(["김다온"]), 1);
    assert.equal(proposeDoorNumber(["1번 입구", "3번 입구"]), 2);
    assert.equal(proposeDoorNumber(["Door 1"]), 2);
  });

  it("makes a password that is long enough, from fair letters", () => {
    const bytes = [255, 254, 0, 30, 31, 61, 1, 2, 3, 4, 5, 6, 7, 8];
    const password = proposePassword((into) => into.fill(bytes.shift() ?? 0));
    assert.equal(password, "a9a9bcdefghj");
    assert.ok(isPassword(password));
  });
});
