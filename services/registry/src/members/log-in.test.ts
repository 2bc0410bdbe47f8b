import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { type Outside, openOutside } from "../testing-outside.ts";
import { GOOD_PASSWORD, signUp, terminal } from "../testing-terminal.ts";

describe("sessions of a facility", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let secondUrl: string;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    secondUrl = (await registry.startAnother()).url;
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const logIn = async (loginId: string, password = GOOD_PASSWORD) => {
    const device = terminal(registry);
    return { device, ...(await device.send("POST", "/v1/sessions", { loginId, password })) };
  };

  test("the right password logs in and shows facility, member and issuers", async () => {
    const { form, facility } = await signUp(registry, outside);
    const { device, body } = await logIn(form.loginId);
    assert.deepEqual(body.member, { id: body.member.id, name: "관리자", role: "manager", door: 0 });
    const me = await device.send("GET", "/v1/me");
    assert.equal(me.body.facility.id, facility);
    assert.equal(me.body.facility.office, "강남구 위생과");
    assert.deepEqual(me.body.issuers, [{ ko: "네이버", en: "naver" }]);
  });

  test("a wrong password and an id that does not exist get the same answer", async () => {
    const { form } = await signUp(registry, outside);
    const wrong = await logIn(form.loginId, "wrong");
    const unknown = await logIn("nobody12");
    for (const answer of [wrong, unknown]) delete answer.body.requestId;
    assert.equal(wrong.body.code, "login-failed");
    assert.deepEqual(wrong.body, unknown.body);
  });

  test("five failures lock the id, existing or not, also tried at once; longer each time, until it is right", async () => {
    const { form } = await signUp(registry, outside);
    for (const loginId of [form.loginId, "nobody34"]) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => logIn(loginId, "wrong")));
      assert.equal(answers.filter(({ body }) => body.code === "login-failed").length, 5);
      assert.equal(answers.filter(({ body }) => body.code === "login-locked").length, 3);
      assert.equal((await logIn(loginId)).body.code, "login-locked");
      clock.advance(60_000);
      assert.equal((await logIn(loginId, "wrong")).body.code, "login-failed");
      clock.advance(60_000);
      assert.equal((await logIn(loginId, "wrong")).body.code, "login-locked");
      clock.advance(60_000);
    }
    assert.equal((await logIn(form.loginId)).status, 200);
    assert.equal((await logIn(form.loginId, "wrong")).body.code, "login-failed");
    assert.equal((await logIn(form.loginId)).status, 200);
  });

  test("many terminals may log in at once", async () => {
    const { form } = await signUp(registry, outside);
    const answers = await Promise.all(Array.from({ length: 12 }, () => logIn(form.loginId)));
    assert.ok(answers.every(({ status }) => status === 200));
  });

  test("logging out ends this device's session everywhere, a copied cookie too, and no other", async () => {
    const { form } = await signUp(registry, outside);
    const [first, other] = [(await logIn(form.loginId)).device, (await logIn(form.loginId)).device];
    const cookie = { text: "" };
    const copied = terminal({ ...registry, url: secondUrl }, cookie);
    await first.send("GET", "/v1/me");
    cookie.text = first.cookie() as string;
    clock.advance(1);
    assert.equal((await first.send("POST", "/v1/sessions/end", {})).status, 200);
    await until(async () => (await copied.send("GET", "/v1/me")).body.code === "session-ended");
    assert.equal((await other.send("GET", "/v1/me")).status, 200);
  });

  test("staff are added with running doors, listed, and revoked within five seconds at every process", async () => {
    const { manager } = await signUp(registry, outside);
    const ids = ["door1a", "door2b"].map((id) => id + Math.random().toString(36).slice(2, 8));
    for (const [n, loginId] of ids.entries()) {
      const { body } = await manager.send("POST", "/v1/staff", {
        name: `${n + 1}번 입구`,
        loginId,
        password: GOOD_PASSWORD,
      });
      assert.deepEqual(body.staff, { id: body.staff.id, name: `${n + 1}번 입구`, role: "staff", door: n + 1 });
    }
    const { device } = await logIn(ids[0] as string);
    assert.equal(await device.scan(outside.pass()), "recorded");
    const { body: listed } = await manager.send("GET", "/v1/staff");
    assert.deepEqual(
      listed.staff.map(({ loginId, lastUsedOn }: Record<string, unknown>) => ({ loginId, lastUsedOn })),
      [
        { loginId: ids[0], lastUsedOn: "2026-11-21" },
        { loginId: ids[1], lastUsedOn: null },
      ],
    );
    clock.advance(1);
    assert.equal((await manager.send("POST", `/v1/staff/${listed.staff[0].id}/revocation`, {})).status, 200);
    await until(async () => (await device.at(secondUrl).scan(outside.pass())) === "session-ended");
    assert.equal((await logIn(ids[0] as string)).body.code, "login-failed");
    assert.equal((await manager.send("GET", "/v1/staff")).body.staff.length, 1);
    const third = await manager.send("POST", "/v1/staff", {
      name: "3번 입구",
      loginId: `${ids[0]}c`,
      password: GOOD_PASSWORD,
    });
    assert.equal(third.body.staff.door, 3);
  });

  test("a manager can neither revoke another facility's staff nor take a used or weak log-in", async () => {
    const [mine, theirs] = [await signUp(registry, outside), await signUp(registry, outside)];
    const staff = (facts: object) =>
      theirs.manager.send("POST", "/v1/staff", { name: "정문", loginId: "gate12", password: GOOD_PASSWORD, ...facts });
    const { body } = await staff({});
    assert.equal(
      (await mine.manager.send("POST", `/v1/staff/${body.staff.id}/revocation`, {})).body.code,
      "staff-not-found",
    );
    assert.equal((await staff({})).body.code, "login-id-taken");
    assert.equal((await staff({ loginId: "Gate 13" })).body.code, "bad-login-id");
    assert.equal((await staff({ loginId: "gate13", password: "1234567890" })).body.code, "weak-password");
    assert.equal((await staff({ loginId: "gate13", password: "short" })).body.code, "bad-password");
    assert.equal((await staff({ loginId: "gate13", name: "정\u0000문" })).body.code, "malformed-request");
  });

  test("a foreign origin cannot use the session, and a made-up token is none", async () => {
    const { manager } = await signUp(registry, outside);
    const foreign = terminal(
      { url: registry.url, origin: "https://elsewhere.invalid" },
      { text: manager.cookie() as string },
    );
    assert.equal((await foreign.send("POST", "/v1/sessions/end", {})).body.code, "wrong-origin");
    const changed = (manager.cookie() as string).replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    assert.equal((await terminal(registry, { text: changed }).send("GET", "/v1/me")).body.code, "not-logged-in");
  });
});
