import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { type Outside, openOutside } from "../testing-outside.ts";
import { GOOD_PASSWORD, signUp, signUpForm, type Terminal, terminal } from "../testing-terminal.ts";

const DAY_MS = 86_400_000;

describe("managers of a facility", () => {
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

  const codeFor = async (phone: string, purpose: string) => {
    clock.advance(31_000);
    await terminal(registry).send("POST", "/v1/phone-codes", { phone, purpose });
    return outside.codeFor(phone);
  };
  const logIn = (loginId: string, password = GOOD_PASSWORD) =>
    terminal(registry).send("POST", "/v1/sessions", { loginId, password });
  const managers = async (manager: Terminal) => (await manager.send("GET", "/v1/managers")).body.managers;
  const join = async (facts: ReturnType<typeof signUpForm>) => {
    const code = await codeFor(facts.managerPhone, "sign-up");
    const { terms, businessNumber, region, address, addressDetail, representative, managerPhone, loginId, password } =
      facts;
    const newcomer = terminal(registry);
    const form = {
      terms,
      businessNumber,
      region,
      address,
      addressDetail,
      representative,
      managerPhone,
      code,
      loginId,
      password,
    };
    return { newcomer, ...(await newcomer.send("POST", "/v1/facilities/managers", form)) };
  };

  test("one more is added with a verified phone and the same rights, and is ended again", async () => {
    const { manager } = await signUp(registry, outside);
    const phone = "01056660001";
    const form = { phone, code: await codeFor(phone, "add-manager"), loginId: "second01", password: GOOD_PASSWORD };
    const wrong = form.code === "000000" ? "000001" : "000000";
    assert.equal(await manager.code("/v1/managers", { ...form, code: wrong }), "code-wrong");
    assert.equal(await manager.code("/v1/managers", form), "");
    const second = terminal(registry);
    await second.send("POST", "/v1/sessions", { loginId: "second01", password: GOOD_PASSWORD });
    assert.equal((await managers(second)).length, 2);
    const [first, other] = await managers(manager);
    assert.equal(await second.code(`/v1/managers/${first.id}/end`), "manager-too-new");
    clock.advance(1);
    assert.equal(await manager.code(`/v1/managers/${other.id}/end`), "");
    assert.equal(await manager.code(`/v1/managers/${other.id}/end`), "manager-not-found");
    assert.equal((await logIn("second01")).body.code, "login-failed");
    assert.equal(await manager.code(`/v1/managers/${first.id}/end`), "manager-last");
  });

  test("two who end each other at once leave one", async () => {
    const { manager, form } = await signUp(registry, outside);
    const { newcomer } = await join(signUpForm({ ...form, managerPhone: "01056660002", loginId: "second02" }));
    clock.advance(4 * DAY_MS);
    const [first, second] = await managers(manager);
    const codes = await Promise.all([
      manager.code(`/v1/managers/${second.id}/end`),
      newcomer.code(`/v1/managers/${first.id}/end`),
    ]);
    assert.deepEqual(codes.sort(), ["", "session-ended"]);
  });

  test("a place that is registered admits who names it as registered; the others are told", async () => {
    const { manager, form } = await signUp(registry, outside);
    const again = { ...form, address: form.address.replace("서울특별시", "서울"), managerPhone: "01056660003" };
    const guess = await join(signUpForm({ ...again, loginId: "joiner01", representative: "남대표" }));
    assert.equal(guess.body.code, "representative-differs");
    const elsewhere = await join(signUpForm({ ...again, loginId: "joiner01", address: "다른 곳 1" }));
    assert.equal(elsewhere.body.code, "representative-differs", "nothing is said of which did not fit");
    clock.advance(3_600_000);
    const { newcomer, status, body } = await join(signUpForm({ ...again, loginId: "joiner01" }));
    assert.deepEqual([status, body.member.role], [200, "manager"]);
    assert.match(outside.lastTo(form.managerPhone), /관리자가 추가되었습니다/);
    assert.deepEqual(
      (await managers(manager)).map(({ loginId }: { loginId: string }) => loginId),
      [form.loginId, "joiner01"],
    );
    for (const path of ["/v1/facility/withdrawal"])
      assert.equal(await newcomer.code(path, { ownPassword: GOOD_PASSWORD }), "manager-too-new");
    const place = { region: "11650", address: "서초대로 3", addressDetail: "", telephone: "02-555-0143" };
    assert.equal(await newcomer.code("/v1/facility/move", place), "manager-too-new");
    clock.advance(4 * DAY_MS);
    assert.equal(await newcomer.code("/v1/facility/move", place), "");
  });

  test("a message that does not reach the others undoes nothing; one that does not reach the newcomer costs the wait", async () => {
    const { manager, form } = await signUp(registry, outside);
    outside.lose(form.managerPhone);
    const { status } = await join(signUpForm({ ...form, managerPhone: "01056660005", loginId: "joiner02" }));
    assert.equal(status, 200);
    assert.equal((await managers(manager)).length, 2);
    assert.match(registry.logged(), /"event":"manager-not-told"/);
    assert.ok(!registry.logged().includes(form.managerPhone));

    const phone = "01056660006";
    outside.lose(phone);
    const askForCode = () => terminal(registry).code("/v1/phone-codes", { phone, purpose: "sign-up" });
    assert.equal(await askForCode(), "unavailable");
    assert.equal(await askForCode(), "rate-limited");
    assert.equal(
      (await join(signUpForm({ ...form, managerPhone: phone, loginId: "joiner03" }))).body.code,
      "malformed-request",
    );
    assert.equal((await managers(manager)).length, 2);
  });

  test("one person with several facilities of a business chooses; another business or phone is not theirs", async () => {
    const { form, facility: first } = await signUp(registry, outside);
    clock.advance(31_000);
    const { facility: second, manager } = await signUp(registry, outside, { managerPhone: form.managerPhone });
    clock.advance(31_000);
    const otherBusiness = await signUp(registry, outside, {
      managerPhone: form.managerPhone,
      businessNumber: "220-81-62517",
    });
    const otherPhone = await signUp(registry, outside);
    const { body } = await logIn(form.loginId);
    assert.equal(body.sameBusiness, 2);
    assert.equal((await logIn(otherPhone.form.loginId)).body.sameBusiness, 1);
    const listed = (await manager.send("GET", "/v1/facility")).body.sameBusiness;
    assert.deepEqual(
      listed.map(({ id }: { id: number }) => id),
      [first, second],
    );
    for (const facility of [otherBusiness.facility, otherPhone.facility, 999_999])
      assert.equal(await manager.code("/v1/sessions/choice", { facility }), "facility-not-found");
    assert.equal(await manager.code("/v1/sessions/choice", { facility: first }), "");
    assert.equal((await manager.send("GET", "/v1/me")).body.facility.id, first);
  });

  test("who forgot the id or the password gets in again by the phone, and nobody learns whose phone it is", async () => {
    const { form, manager } = await signUp(registry, outside);
    const found = async (phone: string) => {
      const code = await codeFor(phone, "recover");
      return terminal(registry).send("POST", "/v1/log-ins/found", { phone, code });
    };
    const mine = await found(form.managerPhone);
    assert.deepEqual(mine.body.logIns, [{ loginId: form.loginId, facilityName: form.name }]);
    const nobody = await found("01056660009");
    assert.deepEqual([nobody.status, nobody.body.logIns], [200, []]);
    const password = "haru-2027-beot";
    const reset = (ticket: string, loginId = form.loginId) =>
      terminal(registry).code("/v1/log-ins/password", { ticket, loginId, password });
    assert.equal(await reset(nobody.body.ticket), "ticket-expired");
    assert.equal(
      await reset(mine.body.ticket.replace(/.$/, (last: string) => (last === "A" ? "B" : "A"))),
      "ticket-expired",
    );
    assert.equal(
      await terminal(registry)
        .code("/v1/log-ins/password", { ...mine.body, password: "1234567890" })
        .then(Boolean),
      true,
    );
    assert.equal(await reset(mine.body.ticket), "");
    assert.equal((await logIn(form.loginId)).body.code, "login-failed");
    assert.equal((await logIn(form.loginId, password)).status, 200);
    assert.equal((await manager.send("GET", "/v1/me")).body.code, "session-ended");
    clock.advance(601_000);
    assert.equal(await reset(mine.body.ticket), "ticket-expired");
  });

  test("no phone or name of theirs is anywhere in clear", async () => {
    const owner = registry.as("owner");
    const { rows } = await owner.query(
      "SELECT m::text, h::text FROM members m JOIN facility_history h ON h.facility = m.facility",
    );
    const stored = JSON.stringify(rows);
    for (const secret of ["01056660001", "01056660003", "한대표"])
      assert.ok(!stored.includes(secret) && !stored.includes(Buffer.from(secret).toString("hex")), secret);
  });
});
