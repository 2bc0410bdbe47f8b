import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { type Outside, openOutside } from "../testing-outside.ts";
import { signUp, signUpForm, terminal } from "../testing-terminal.ts";

describe("signUpFacility", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  test("with a business number the facility is active and its manager logged in", async () => {
    const { status, body, manager } = await signUp(registry, outside, { name: "  가온   헌팅포차 " });
    assert.equal(status, 200);
    assert.deepEqual(body.facility, {
      id: body.facility.id,
      name: "가온 헌팅포차",
      status: "active",
      sector: "hunting-pocha",
      region: "11680",
      office: "강남구 위생과",
    });
    assert.equal((await manager.send("GET", "/v1/me")).body.member.role, "manager");
  });

  test("without one it waits for its municipality", async () => {
    assert.equal((await signUp(registry, outside, { businessNumber: null })).body.facility.status, "waiting");
  });

  const refused: [code: string, facts: object][] = [
    ["consent-missing", { terms: { service: true, collection: false } }],
    ["bad-business-number", { businessNumber: "123-45-67890" }],
    ["bad-name", { representative: "한" }],
    ["bad-phone", { managerPhone: "02-555-0142" }],
    ["foreign-phone", { managerPhone: "+1 555 0100" }],
    ["bad-login-id", { loginId: "한글아이디" }],
    ["weak-password", { password: "passwordpassword" }],
    ["malformed-request", { sector: "casino" }],
    ["malformed-request", { sector: "other", sectorDetail: null }],
    ["malformed-request", { region: "11000" }],
    ["malformed-request", { region: "42110" }],
    ["malformed-request", { telephone: "전화 없음" }],
    ["malformed-request", { address: "서울\u0007" }],
  ];
  for (const [code, facts] of refused) {
    test(`${code}: ${JSON.stringify(facts)}`, async () => {
      const form = signUpForm(facts);
      const { body } = await terminal(registry).send("POST", "/v1/facilities", { ...form, code: "000000" });
      assert.equal(body.code, code);
      assert.equal(
        (await registry.as("owner").query("SELECT FROM facilities WHERE address = $1", [form.address])).rowCount,
        0,
      );
    });
  }

  test("the same business at the same place is there already; elsewhere it is a new facility", async () => {
    const { form } = await signUp(registry, outside);
    assert.equal((await signUp(registry, outside, { address: form.address })).body.code, "facility-exists");
    assert.equal((await signUp(registry, outside, { address: form.address, addressDetail: "2층" })).status, 200);
  });

  test("a mistake elsewhere in the form does not use the code up", async () => {
    const taken = await signUp(registry, outside);
    const form = signUpForm();
    const manager = terminal(registry);
    await manager.send("POST", "/v1/phone-codes", { phone: form.managerPhone, purpose: "sign-up" });
    const code = outside.codeFor(form.managerPhone);
    const send = (facts: object) => manager.send("POST", "/v1/facilities", { ...form, code, ...facts });
    assert.equal((await send({ loginId: taken.form.loginId })).body.code, "login-id-taken");
    assert.equal((await send({ code: code === "000000" ? "000001" : "000000" })).body.code, "code-wrong");
    assert.equal((await send({})).status, 200);
    assert.equal((await send({ loginId: "another1", address: "다른 곳" })).body.code, "code-expired");
  });

  test("names and phones of managers are nowhere in clear", async () => {
    const { form } = await signUp(registry, outside, { representative: "독고카나리" });
    const { rows } = await registry
      .as("owner")
      .query("SELECT f::text, m::text FROM facilities f JOIN members m ON m.facility = f.id");
    const stored = JSON.stringify(rows);
    for (const secret of [form.managerPhone, "독고카나리", form.password]) {
      assert.ok(!stored.includes(secret) && !stored.includes(Buffer.from(secret).toString("hex")), secret);
      assert.ok(!registry.logged().includes(secret), secret);
    }
  });
});
