import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseBusinessNumber } from "@kipass/protocol/business-number";
import { parseName } from "@kipass/protocol/name";
import { parsePhone } from "@kipass/protocol/phone";
import { passwordProblem } from "@kipass/service-kit/passwords";
import { demoFacilities, demoMunicipalOfficers, demoOfficers, demoVisitors, demoWaitingFacilities } from "./people.ts";

describe("the demo's people", () => {
  it("have numbers and names that the parties accept", () => {
    for (const { businessNumber, representative, managerPhone } of demoFacilities) {
      assert.equal(parseBusinessNumber(businessNumber), businessNumber);
      assert.equal(parseName(representative), representative);
      assert.deepEqual(parsePhone(managerPhone), managerPhone);
    }
    for (const { name, phone } of demoVisitors) {
      assert.equal(parseName(name), name);
      assert.deepEqual(parsePhone(phone), phone);
    }
  });

  it("have passwords that the parties accept", () => {
    for (const { loginId, name, password } of [
      ...demoFacilities,
      ...demoWaitingFacilities,
      ...demoOfficers,
      ...demoMunicipalOfficers,
    ]) {
      assert.equal(passwordProblem(password, [loginId, name]), undefined, loginId);
    }
  });

  it("are each somebody else", () => {
    const phones = [
      ...demoVisitors.map(({ phone }) => phone),
      ...[...demoFacilities, ...demoWaitingFacilities].map(({ managerPhone }) => managerPhone),
    ];
    assert.equal(new Set(phones).size, phones.length);
  });
});
