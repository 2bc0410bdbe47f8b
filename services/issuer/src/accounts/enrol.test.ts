import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import * as endpoints from "@kipass/contract/issuer";
import type { ProblemCode } from "@kipass/protocol/problem";
import { movableClock } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { allConsents, startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

const start = Date.parse("2026-11-21T12:00:00+09:00");
const phone = "01012345678";

describe("enrolling", () => {
  const clock = movableClock(start);
  let issuer: TestIssuer;

  before(async () => {
    ({ issuer } = await startWithAuthority(clock));
  });

  beforeEach(async () => {
    clock.advance(24 * 3_600_000);
    await issuer.db.query("TRUNCATE accounts, phone_codes, phone_code_sends CASCADE");
    if (clock.nowMs() > start + 5 * 24 * 3_600_000) clock.set(start);
  });

  after(() => issuer.close());

  const visitor = (name = "홍길동", number = phone) => new TestVisitor(issuer, { name, phone: number });
  const accounts = async () => (await issuer.db.query("SELECT * FROM accounts ORDER BY number")).rows;
  const noAccounts = async () => assert.deepEqual(await accounts(), []);
  /** Refused within seconds, without the database being asked. */
  const isReplaced = async (who: TestVisitor, code: ProblemCode = "device-replaced") => {
    await until(async () => !(await who.send(endpoints.issuePass, { class: "live" })).ok, "nothing is drawn any more");
    await who.refused(endpoints.issuePass, { class: "live" }, code);
  };

  test("keeps name and phone sealed, three consents, and days instead of times", async () => {
    const someone = visitor();
    await someone.enrol();
    const [account] = await accounts();
    assert.equal(Buffer.concat([account.name_sealed, account.phone_sealed]).includes("홍길동"), false);
    assert.deepEqual(
      [account.enrolled_day, account.verified_until, account.last_pass_day, account.ended_day],
      ["2026-11-22", "2026-12-22", null, null],
    );
    const mine = await someone.call(endpoints.getMyInformation);
    const { safeNumber, ...rest } = mine;
    assert.match(safeNumber, /^\d\d[가-힣]\d\d[가-힣]$/);
    assert.deepEqual(rest, {
      name: "홍길동",
      phone,
      consents: allConsents.map(({ kind, version }) => ({ kind, version, agreedOn: "2026-11-22" })),
      verifiedUntil: "2026-12-22",
      lastPassDay: null,
      destroyedOn: "2026-12-21",
      deviceSince: "2026-11-22",
      consentsDue: null,
      provisions: 0,
      pausedOn: null,
    });
  });

  test("names and phones come in many spellings and are kept in one", async () => {
    const someone = visitor("  홍길동 ".normalize("NFD"), "+82 10-1234-5678");
    await someone.call(endpoints.sendPhoneCode, { phone: someone.phone, purpose: "enrol" });
    const code = /\d{6}/.exec(issuer.messages.at(-1)?.text ?? "")?.[0] as string;
    await someone.call(endpoints.enrol, someone.enrolment(code));
    const mine = await someone.call(endpoints.getMyInformation);
    assert.deepEqual([mine.name, mine.phone], ["홍길동", phone]);
  });

  test("the cookie is the session's, for this device only, for a month at most", async () => {
    const someone = visitor();
    const response = await someone.send(endpoints.enrol, someone.enrolment(await someone.receiveCode()));
    const [cookie] = response.headers.getSetCookie();
    assert.match(
      cookie ?? "",
      /^__Host-kipass-naver=[\w-]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  test("nothing is stored when anything is missing or malformed", async () => {
    const someone = visitor();
    const good = someone.enrolment(await someone.receiveCode());
    await someone.refused(endpoints.enrol, { ...good, name: "홍" }, "bad-name");
    await someone.refused(endpoints.enrol, { ...good, name: "홍길동<script>" }, "bad-name");
    await someone.refused(endpoints.enrol, { ...good, phone: "02-123-4567" }, "bad-phone");
    await someone.refused(endpoints.enrol, { ...good, phone: "+1 202 555 0100" }, "foreign-phone");
    await someone.refused(endpoints.enrol, { ...good, consents: good.consents.slice(1) }, "consent-missing");
    await someone.refused(
      endpoints.enrol,
      { ...good, consents: good.consents.map((c) => ({ ...c, version: "1" })) },
      "consent-outdated",
    );
    await someone.refused(endpoints.enrol, { ...good, code: "12345" }, "malformed-request");
    await someone.refused(endpoints.enrol, Object.assign({ extra: 1 }, good), "malformed-request");
    await someone.refused(endpoints.enrol, { ...good, name: "홍".repeat(61) }, "malformed-request");
    await noAccounts();
    await someone.call(endpoints.enrol, good);
  });

  test("a field that is refused is named, and its value is not repeated", async () => {
    const response = await visitor().send(endpoints.sendPhoneCode, { phone: "02-987-6543", purpose: "enrol" });
    const text = await response.text();
    assert.deepEqual(JSON.parse(text).fields, [{ path: "/phone", code: "bad-phone" }]);
    assert.doesNotMatch(text, /987/);
  });

  test("a code is good once, for its own phone, and for three minutes", async () => {
    const someone = visitor();
    const code = await someone.receiveCode();
    const other = visitor("임꺽정", "01087654321");
    await other.refused(endpoints.enrol, other.enrolment(code), "code-expired");
    await other.receiveCode();
    await other.refused(endpoints.enrol, other.enrolment(code === other.lastCode() ? "000000" : code), "code-wrong");
    await someone.call(endpoints.enrol, someone.enrolment(code));
    await someone.refused(endpoints.enrol, someone.enrolment(code), "code-expired");
    clock.advance(31_000);
    const late = await someone.receiveCode();
    clock.advance(180_000);
    await someone.refused(endpoints.enrol, someone.enrolment(late), "code-expired");
  });

  test("five wrong entries end a code, also when sent at once", async () => {
    const someone = visitor();
    const code = await someone.receiveCode();
    const wrong = someone.enrolment(code === "000000" ? "000001" : "000000");
    const answers = await Promise.all(Array.from({ length: 8 }, () => someone.send(endpoints.enrol, wrong)));
    const codes = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { code: string }).code));
    assert.deepEqual(codes.sort(), [...Array(3).fill("code-tries-exceeded"), ...Array(5).fill("code-wrong")]);
    await someone.refused(endpoints.enrol, someone.enrolment(code), "code-tries-exceeded");
    await noAccounts();
  });

  test("messages to one phone are limited, and nobody learns whether it has an account", async () => {
    const known = visitor();
    await known.enrol();
    const stranger = visitor("임꺽정", "01087654321");
    await known.refused(endpoints.sendPhoneCode, { phone, purpose: "enrol" }, "rate-limited");
    const answerTo = async (who: TestVisitor) => {
      clock.advance(31_000);
      return (await who.send(endpoints.sendPhoneCode, { phone: who.phone, purpose: "enrol" })).text();
    };
    assert.equal(await answerTo(known), await answerTo(stranger));
    for (let sent = 2; sent < 5; sent += 1) await answerTo(known);
    clock.advance(31_000);
    await known.refused(endpoints.sendPhoneCode, { phone, purpose: "enrol" }, "sms-limit");
  });

  test("the same person on a new device keeps the account; the old device draws no more", async () => {
    const [old, next] = [visitor(), visitor()];
    await old.enrol();
    await old.draw();
    clock.advance(31_000);
    await next.enrol();
    await next.draw();
    await isReplaced(old);
    await next.draw();
    assert.equal((await accounts()).length, 1);
  });

  test("another person on the same phone gets another account, never the former one's", async () => {
    const [former, present] = [visitor(), visitor("임꺽정")];
    await former.enrol();
    clock.advance(31_000);
    await present.enrol();
    await isReplaced(former);
    const [first, second] = await accounts();
    assert.notEqual(first.number, second.number);
    assert.deepEqual([first.ended_day === null, second.ended_day], [false, null]);
    assert.equal((await present.call(endpoints.getMyInformation)).name, "임꺽정");
  });

  test("two devices enrolling at once leave one that draws", async () => {
    const devices = [visitor(), visitor()] as const;
    const code = await devices[0].receiveCode();
    const answers = await Promise.all(devices.map((device) => device.send(endpoints.enrol, device.enrolment(code))));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 410]);
    assert.equal((await accounts()).length, 1);
  });

  test("a withdrawn account draws no more and keeps its promise; enrolling again begins another", async () => {
    const someone = visitor();
    await someone.enrol();
    const copy = visitor();
    copy.cookie = someone.cookie;
    await someone.draw();
    const { destroyedOn } = await someone.call(endpoints.withdrawConsent, {});
    const [{ enrolled_day }] = await accounts();
    assert.equal(Date.parse(destroyedOn) - Date.parse(enrolled_day), 29 * 86_400_000);
    await someone.refused(endpoints.issuePass, { class: "live" }, "not-logged-in");
    await isReplaced(copy);
    await copy.refused(endpoints.getMyInformation, undefined, "device-replaced");
    clock.advance(31_000);
    await someone.enrol();
    await someone.draw();
    assert.equal((await accounts()).length, 2);
  });

  test("logging out ends the session on the device and every copy of it", async () => {
    const someone = visitor();
    await someone.enrol();
    const copy = visitor();
    copy.cookie = someone.cookie;
    await someone.call(endpoints.logOut, {});
    await someone.refused(endpoints.issuePass, { class: "live" }, "not-logged-in");
    await isReplaced(copy);
  });
});
