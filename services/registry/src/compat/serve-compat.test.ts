import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import * as calls from "@kipass/contract/registry/compat";
import { dayNumber } from "@kipass/protocol/day";
import { problems } from "@kipass/protocol/problem";
import { movableClock } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { setFacilityStatus } from "../testing-facility-status.ts";
import { type Outside, openOutside, SUSPENDED_KEY_ID } from "../testing-outside.ts";
import { GOOD_PASSWORD, signUp, type Terminal } from "../testing-terminal.ts";

const DAY = "2026-11-21";
const NOON = Date.parse(`${DAY}T12:00:00+09:00`);
const GREEN = "#228738";
type Call = keyof typeof paths;

const paths = {
  login: calls.login.path,
  verifySaveQR: calls.verifySaveQR.path,
  passListTime: calls.passListTime.path,
  passCount2Week: calls.passCount2Week.path,
} as const;
const fields = {
  login: Object.keys(calls.login.response.properties),
  verifySaveQR: Object.keys(calls.verifySaveQR.response.properties),
  passListTime: Object.keys(calls.passListTime.response.properties),
  passCount2Week: Object.keys(calls.passCount2Week.response.properties),
};

describe("the known facility protocol", () => {
  const clock = movableClock(NOON);
  let outside: Outside;
  let registry: RegistryUnderTest;
  let manager: Terminal;
  let facility: number;
  let loginId: string;
  let token: string;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    const signedUp = await signUp(registry, outside);
    ({ manager, facility } = signedUp);
    loginId = signedUp.form.loginId;
    token = await logIn(loginId);
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  async function post(call: Call, body: unknown, headers: Record<string, string> = {}, url = registry.url) {
    const response = await fetch(url + paths[call], {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
    // biome-ignore lint/suspicious/noExplicitAny: any call
    const answer: any = await response.json();
    assert.equal(response.status, 200);
    assert.deepEqual(Object.keys(answer).sort(), fields[call].toSorted());
    assert.match(answer.msg, /[가-힣]/);
    assert.equal(answer.data !== null, answer.success);
    assert.deepEqual(response.headers.getSetCookie(), []);
    return { ...answer, token: response.headers.get("authorization") as string };
  }

  async function logIn(usr_id: string): Promise<string> {
    const answer = await post("login", { usr_id, passwd: GOOD_PASSWORD });
    assert.equal(answer.success, true);
    return answer.token;
  }

  const show = (qr_cd: unknown, more: object = {}, authorization = token) =>
    post("verifySaveQR", { dates: "20261121120000", qr_cd, version: "001", ...more }, { authorization });

  const stored = async () =>
    (await registry.as("owner").query(`SELECT count(*) AS visits FROM visits_${dayNumber(DAY)}`)).rows[0].visits;

  test("log-in answers every field, with nobody's name or number", async () => {
    const { data } = await post("login", { usr_id: loginId, passwd: GOOD_PASSWORD, udid: "AB-1", os_type: "iOS" });
    assert.deepEqual(
      Object.keys(data).sort(),
      Object.keys(calls.login.response.properties.data.anyOf[0].properties).sort(),
    );
    assert.deepEqual(
      [data.str_id, data.boss_yn, data.str_use_yn, data.biz_no, data.udid, data.os_type, data.industry_text],
      [String(facility), "Y", "Y", "1234567891", "AB-1", "iOS", "헌팅포차"],
    );
    assert.deepEqual([data.boss_nm, data.hp_no, data.auth_hp_no], ["", "", ""]);
  });

  test("log-in counts the open facilities under the business number", async () => {
    const businessNumber = "220-81-62517";
    const one = await signUp(registry, outside, { businessNumber });
    const two = await signUp(registry, outside, { businessNumber });
    const dataOf = async (usr_id: string) => (await post("login", { usr_id, passwd: GOOD_PASSWORD })).data;
    assert.equal((await dataOf(one.form.loginId)).biz_no_count, 2);
    const db = registry.as("registry_manage");
    await setFacilityStatus({ db, clock }, { facility: two.facility, status: "closed" });
    assert.equal((await dataOf(one.form.loginId)).biz_no_count, 1);
    const { form } = await signUp(registry, outside, { businessNumber: null });
    const data = await dataOf(form.loginId);
    assert.deepEqual([data.biz_no, data.biz_no_count], ["", 1]);
  });

  test("a wrong password and an unknown id hear the same, without a token", async () => {
    const wrong = await post("login", { usr_id: loginId, passwd: "not-this-one" });
    const unknown = await post("login", { usr_id: "nobody-here", passwd: GOOD_PASSWORD });
    assert.deepEqual(wrong, unknown);
    assert.deepEqual([wrong.success, wrong.token], [false, null]);
    assert.match(wrong.msg, /^아이디나 비밀번호가 맞지 않습니다\./);
  });

  test("a pass is recorded once, with words, voice and green", async () => {
    const pass = outside.pass();
    const before = await stored();
    const first = await show(pass);
    assert.deepEqual(
      [first.success, first.msg, first.voice, first.background, first.data.str_id],
      [true, "인증되었습니다. 입장하셔도 됩니다.", "인증되었습니다.", GREEN, String(facility)],
    );
    assert.equal(first.data.dates, "20261121120000");
    assert.deepEqual([first.inc_type, first.inc_code], [null, null]);
    assert.deepEqual(await show(pass), first, "the same request again gets its original answer");
    const later = await show(pass, { dates: "20261121120003" });
    assert.deepEqual([later.success, later.voice], [false, "방문이 이미 기록되어 있습니다."]);
    assert.equal(await stored(), before + 1);
  });

  test("a code shown again is never green, also when the program sends no time or the code is old", async () => {
    const pass = outside.pass();
    assert.equal((await show(pass, { dates: undefined })).success, true);
    assert.equal((await show(pass, { dates: undefined })).success, false);
    const old = outside.pass();
    assert.equal((await show(old)).success, true);
    clock.advance(30_000);
    assert.equal((await show(old)).success, true, "a late retry of the very request");
    assert.equal((await show(old, { dates: "20261121120030" })).voice, "유효시간이 지난 QR코드입니다.");
  });

  const now = () => Math.floor(clock.nowMs() / 1000);
  const refusals: [what: string, pass: () => string, voice: string, background: string][] = [
    ["an expired pass", () => outside.pass({ issuedAt: now() - 60 }), "유효시간이 지난 QR코드입니다.", "#FFB114"],
    ["an early pass", () => outside.pass({ issuedAt: now() + 60 }), "아직 쓸 수 없는 QR코드입니다.", "#FFB114"],
    ["a web address", () => "https://example.invalid", "전자출입명부 QR코드가 아닙니다.", "#FFB114"],
    ["nothing", () => "", "전자출입명부 QR코드가 아닙니다.", "#FFB114"],
    ["a forged pass", () => outside.pass({ seed: randomBytes(32) }), "올바르지 않은 QR코드입니다.", "#BD2C0F"],
    ["another issuer's", () => outside.pass({ keyId: 99 }), "등록되지 않은 발급회사의 QR코드입니다.", "#BD2C0F"],
    [
      "a suspended issuer's",
      () => outside.pass({ keyId: SUSPENDED_KEY_ID }),
      "이 발급회사의 QR코드는 지금 쓸 수 없습니다.",
      "#33363D",
    ],
  ];
  for (const [what, pass, voice, background] of refusals) {
    test(`${what} is refused in its own words and colour`, async () => {
      const answer = await show(pass());
      assert.deepEqual([answer.success, answer.voice, answer.background], [false, voice, background]);
      assert.ok(answer.msg.startsWith(`${voice} `) && !answer.msg.includes("undefined"));
    });
  }

  test("names the issuers whose codes are accepted", async () => {
    assert.match((await show("x")).msg, /네이버에서 전자출입명부 QR코드를 열어 주세요\.$/);
  });

  test("the facility is the token's, whatever str_id, udid and usr_id say", async () => {
    const other = await signUp(registry, outside);
    const elsewhere = await logIn(other.form.loginId);
    const pass = outside.pass();
    for (const str_id of [String(other.facility), facility, "9F0C-UDID", null, { a: 1 }]) {
      const answer = await show(outside.pass(), { str_id, udid: [], usr_id: other.form.loginId });
      assert.equal(answer.data.str_id, String(facility));
    }
    assert.equal((await show(pass)).success, true);
    const used = await show(pass, { str_id: String(facility) }, elsewhere);
    assert.deepEqual([used.success, used.voice, used.background], [false, "이미 사용된 QR코드입니다.", "#BD2C0F"]);
  });

  test("a body that is odd is read as far as it can be", async () => {
    const pass = outside.pass();
    const json = JSON.stringify({ qr_cd: ` ${pass}\n`, dates: 20261121120000, hologram: { deep: [1] }, __proto__: 1 });
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=euc-kr", "x"]) {
      const answer = await post("verifySaveQR", `\uFEFF${json}`, { authorization: token, "content-type": type });
      assert.equal(answer.success, true, type);
    }
  });

  const broken: [what: string, body: string | Uint8Array][] = [
    ["no JSON", "{"],
    ["a list", "[]"],
    ["null", "null"],
    ["no UTF-8", Buffer.from([0x7b, 0xff, 0xfe])],
    ["a nest", "[".repeat(6_000)],
    ["too much", JSON.stringify({ qr_cd: "8".repeat(9_000) })],
  ];
  for (const [what, body] of broken) {
    test(`a body that is ${what} is refused with status 200`, async () => {
      for (const call of Object.keys(paths) as Call[]) {
        const answer = await post(call, body, { authorization: token });
        assert.equal(answer.success, false, call);
        assert.match(answer.msg, /[가-힣]/);
      }
    });
  }

  test("texts nobody expects are no fault of the server", async () => {
    for (const text of ["a\u0000b", "\ud800", "'; DROP TABLE members; --", "💥".repeat(500), "8".repeat(2_000)]) {
      assert.equal((await post("login", { usr_id: text, passwd: text })).success, false);
      assert.equal((await show(text, { dates: text })).success, false);
      await post("passListTime", { dates: text }, { authorization: token });
      await post("passCount2Week", { fdate: text, tdate: text }, { authorization: token });
    }
    assert.doesNotMatch(registry.logged(), /internal-error/);
  });

  test("an empty body, another method and another address are answered too, and open nothing", async () => {
    const nothing = await fetch(registry.url + paths.verifySaveQR, {
      method: "POST",
      headers: { authorization: token },
    });
    const { success } = (await nothing.json()) as { success: boolean };
    assert.deepEqual([nothing.status, success], [200, false]);
    for (const [method, path] of [
      ["GET", paths.verifySaveQR],
      ["PUT", paths.login],
      ["POST", "/kipassService/security/userList"],
      ["DELETE", "/kipassService/"],
    ]) {
      const answer = await fetch(registry.url + path, { method: method as string, headers: { authorization: token } });
      const body = (await answer.json()) as { success: boolean; msg: string; data: unknown };
      assert.deepEqual([answer.status, body.success, body.data], [200, false, null], `${method} ${path}`);
      assert.match(body.msg, new RegExp(problems["unknown-endpoint"].ko.title));
    }
  });

  test("without a token, with a made-up one or with a cookie alone nobody is logged in", async () => {
    for (const headers of [
      {},
      { authorization: "AAAA" },
      { authorization: `${token}A` },
      { cookie: manager.cookie() ?? "" },
    ]) {
      for (const call of ["verifySaveQR", "passListTime", "passCount2Week"] as const) {
        const answer = await post(call, { qr_cd: outside.pass() }, headers as Record<string, string>);
        assert.equal(answer.success, false);
      }
    }
    const { voice } = await show(outside.pass(), {}, "AAAA");
    assert.equal(voice, "직원이 다시 로그인해야 합니다.");
  });

  test("a page of another origin is refused, in the protocol's own way", async () => {
    const answer = await post(
      "login",
      { usr_id: loginId, passwd: GOOD_PASSWORD },
      { origin: "https://elsewhere.example" },
    );
    assert.deepEqual([answer.success, answer.token], [false, null]);
  });

  test("a token ends with its member within five seconds", async () => {
    const id = randomBytes(5).toString("hex");
    const { body } = await manager.send("POST", "/v1/staff", {
      name: "2번 입구",
      loginId: id,
      password: GOOD_PASSWORD,
    });
    const staff = await logIn(id);
    assert.equal((await show(outside.pass(), {}, staff)).success, true);
    clock.advance(1);
    await manager.send("POST", `/v1/staff/${body.staff.id}/revocation`, {});
    await until(async () => !(await show(outside.pass(), {}, staff)).success, "an ended session is over");
    assert.equal((await show(outside.pass(), {}, staff)).voice, "직원이 다시 로그인해야 합니다.");
    assert.equal((await post("login", { usr_id: id, passwd: GOOD_PASSWORD })).success, false);
  });

  test("counts: 24 hours of a day, days of two weeks, cut to what is kept", async () => {
    const authorization = token;
    clock.advance(60_000);
    const day = await post("passListTime", { dates: "20261121", str_id: "odd" }, { authorization });
    const seen = (await manager.send("GET", `/v1/counts/${DAY}`)).body.hours;
    assert.deepEqual(
      day.data.map(({ pass_count }: { pass_count: number }) => pass_count),
      seen,
    );
    assert.deepEqual(day.data[9], {
      dates: "20261121",
      time: "09",
      pass_count: 0,
      inc_count: null,
      inc_comp_count: null,
    });
    assert.deepEqual(await post("passListTime", {}, { authorization }), day);
    const weeks = await post("passCount2Week", { fdate: "20261108", tdate: "20261121" }, { authorization });
    assert.equal(weeks.data.length, 14);
    assert.deepEqual(await post("passCount2Week", {}, { authorization }), weeks);
    assert.deepEqual(weeks.data.at(-1), {
      dates: "20261121",
      pass_count: seen.reduce((sum: number, visits: number) => sum + visits, 0),
      inc_count: null,
      inc_comp_count: null,
    });
    const wide = await post("passCount2Week", { fdate: "20200101", tdate: "20991231" }, { authorization });
    assert.deepEqual([wide.data.length, wide.data[0].dates], [28, "20261025"]);
    for (const [fdate, tdate] of [
      ["20261121", "20261108"],
      ["20200101", "20200110"],
      ["20261340", "20261121"],
      ["x", "y"],
    ])
      assert.match(
        (await post("passCount2Week", { fdate, tdate }, { authorization })).msg,
        /^기간을 확인해야 합니다\./,
      );
    assert.match((await post("passListTime", { dates: "20200101" }, { authorization })).msg, /^기간을/);
  });

  test("a device that sends more than any door needs is asked to wait", async () => {
    const answers = await Promise.all(Array.from({ length: 120 }, () => show("x")));
    const waiting = answers.filter(({ voice }) => voice === "잠시 뒤에 다시 보여 주세요.");
    assert.ok(waiting.length > 0);
    assert.ok(waiting.every(({ success, msg }) => !success && msg.endsWith("1초쯤 뒤에 새 QR코드를 보여 주세요.")));
  });

  test("a suspended facility hears so", async () => {
    const closing = await signUp(registry, outside);
    const its = await logIn(closing.form.loginId);
    await setFacilityStatus(
      { db: registry.as("registry_manage"), clock },
      { facility: closing.facility, status: "suspended" },
    );
    await until(async () => !(await show(outside.pass(), {}, its)).success, "the process knows");
    assert.equal((await show(outside.pass(), {}, its)).voice, "사용이 정지된 시설입니다.");
    assert.equal((await post("login", { usr_id: closing.form.loginId, passwd: GOOD_PASSWORD })).data.str_use_yn, "N");
  });

  test("a process that is overloaded, or asked too often by one address, says so with status 200", async () => {
    const { url } = await registry.startAnother({ shedLoad: true, limitRates: true });
    const authorization = token;
    await runLate(250);
    assert.match((await post("passListTime", {}, { authorization }, url)).msg, /^지금은 처리할 수 없습니다\./);
    await runLate(900);
    const scan = await post("verifySaveQR", { qr_cd: outside.pass() }, { authorization }, url);
    assert.equal(scan.voice, "지금은 확인할 수 없습니다.");
    const login = async () => post("login", {}, {}, url);
    await until(async () => !/^지금은 처리할 수 없습니다\./.test((await login()).msg), "it answers everybody again");
    const answers = [];
    for (let n = 0; n < 35; n += 1) answers.push(await login());
    assert.match(answers.at(-1)?.msg ?? "", /^짧은 시간에 요청이 많이 들어왔습니다\./);
  });

  test("a scan is in no log, as in the app", () => {
    assert.match(registry.logged(), /"endpoint":"compat\/login"/);
    assert.doesNotMatch(registry.logged(), /compat\/verifySaveQR/);
  });

  /** Lets every turn of the event loop take that long, for two samples of the load. */
  async function runLate(msPerTurn: number): Promise<void> {
    const end = performance.now() + 2_400;
    while (performance.now() < end) {
      const turnEnd = performance.now() + msPerTurn;
      while (performance.now() < turnEnd);
      await delay(1);
    }
  }
});
