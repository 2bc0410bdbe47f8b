import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createLog } from "@kipass/service-kit/log";
import { businessRegister } from "./business-register.ts";
import { createLookUp } from "./look-up-business.ts";
import { readBusinessRegisterConfig } from "./read-config.ts";

const log = createLog({ party: "registry", process: "test", level: "silent" });
const register = businessRegister(readBusinessRegisterConfig({ BUSINESS_REGISTER: "demo" }), log);

describe("lookUpBusiness", () => {
  test("says what the tax office says, however the number is written", async () => {
    const lookUp = createLookUp(register);
    for (const businessNumber of ["1018100016", "101-81-00016"])
      assert.deepEqual(await lookUp({ businessNumber }), { state: "paused" });
    assert.deepEqual(await lookUp({ businessNumber: "1018100020" }), { state: "ended" });
  });

  test("asks for no number with a wrong check digit", async () => {
    await assert.rejects(createLookUp(register)({ businessNumber: "1018100017" }), { code: "bad-business-number" });
  });

  test("does not know from the sixty-first of a minute on, and knows again in the next", async () => {
    let steadyMs = 1_000;
    const lookUp = createLookUp(register, () => steadyMs);
    const states = [];
    for (let n = 0; n < 62; n += 1) states.push((await lookUp({ businessNumber: "1018100016" })).state);
    assert.deepEqual(states.slice(59), ["paused", "unknown", "unknown"]);
    steadyMs = 60_000;
    assert.deepEqual(await lookUp({ businessNumber: "1018100016" }), { state: "paused" });
  });
});
