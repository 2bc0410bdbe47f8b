import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import { DEMO_PASSWORD, type Terminal } from "../terminal.ts";
import { openTown, type Town } from "../town.ts";
import type { Visitor } from "../visitor.ts";
import { type FacilityProgram, openFacilityProgram } from "./facility-program.ts";

const NOON = Date.parse("2026-11-21T12:00:00+09:00");
const GREEN = "#228738";
const SKEWS_HOURS = [-48, -24, -1, 1, 24, 48];

describe("a facility's program that knows nothing of us", () => {
  let town: Town;
  let manager: Terminal;
  let program: FacilityProgram;
  let visitor: Visitor;

  before(async () => {
    town = await openTown({ adminUrl: testServerUrl(), startMs: NOON });
    const facts = { sector: "hunting-pocha", loginId: "ondo01", businessNumber: "1234567891" };
    manager = await town.openFacility({ ...facts, name: "온도포차" });
    await town.openFacility({ ...facts, name: "다온식당", loginId: "daon01", businessNumber: "2208162517" });
    program = await open("ondo01");
    visitor = await town.enrol("naver", { name: "홍길동", phone: "01000170001" });
  });
  after(() => town?.close());

  const open = (id: string, password = DEMO_PASSWORD) => openFacilityProgram(town.registry.url, { id, password });
  /** The next slot, so that every pass is another. */
  const draw = async () => {
    town.clock.advance(16_000);
    return visitor.draw();
  };

  test("logs in and is told of its facility", () => {
    const { str_nm, str_id, boss_yn, biz_no, industry_text } = program.user;
    assert.deepEqual(
      [str_nm, str_id, boss_yn, biz_no, industry_text],
      ["온도포차", String(manager.facility.id), "Y", "1234567891", "헌팅포차"],
    );
  });

  test("is told in words why it may not log in", async () => {
    await assert.rejects(open("ondo01", "wrong-password"), /아이디나 비밀번호가 맞지 않습니다/);
    await assert.rejects(open("", ""), /아이디나 비밀번호가 맞지 않습니다/);
  });

  test("shows a pass: recorded once, and the request that was sent again hears the same", async () => {
    const pass = await draw();
    const first = await program.verify(pass, { at: "20261121120000" });
    assert.deepEqual(
      [first.success, first.voice, first.background, first.inc_type, first.inc_code],
      [true, "인증되었습니다.", GREEN, null, null],
    );
    assert.ok(first.data);
    assert.deepEqual(await program.verify(pass, { at: "20261121120000" }), first);
    const again = await program.verify(pass, { at: "20261121120002" });
    assert.deepEqual([again.success, again.voice], [false, "방문이 이미 기록되어 있습니다."]);
  });

  test("at a second facility the same pass has been used", async () => {
    const pass = await draw();
    assert.equal((await program.verify(pass)).success, true);
    const used = await (await open("daon01")).verify(pass);
    assert.deepEqual([used.success, used.voice], [false, "이미 사용된 QR코드입니다."]);
  });

  test("cannot speak for another facility, and may send what it likes as str_id", async () => {
    const other = await open("daon01");
    for (const str_id of [other.user.str_id, "6B0F2C1E", "", null, 7, undefined]) {
      const { success, data } = await program.verify(await draw(), { str_id, usr_id: "daon01", udid: null });
      assert.deepEqual([success, (data as { str_id: string }).str_id], [true, program.user.str_id]);
    }
    const rows = await other.countsOfDay("20261121");
    assert.ok(rows.every(({ pass_count }) => pass_count === 0));
  });

  test("its clock changes nothing", async () => {
    for (const hours of SKEWS_HOURS) {
      const at = new Date(NOON + hours * 3_600_000).toISOString().replace(/\D/g, "").slice(0, 14);
      const pass = await draw();
      const { success, data } = await program.verify(pass, { at });
      assert.deepEqual([success, (data as { dates: string }).dates.slice(0, 8)], [true, "20261121"]);
      const old = await draw();
      town.clock.advance(60_000);
      assert.equal((await program.verify(old, { at })).voice, "유효시간이 지난 QR코드입니다.");
    }
  });

  test("every refusal has its own words, is not green and comes without data", async () => {
    const expired = await draw();
    town.clock.advance(60_000);
    const fresh = await draw();
    const forged = `${fresh.slice(0, -1)}${(Number(fresh.at(-1)) + 1) % 10}`;
    const answers = [];
    for (const code of [expired, forged, "https://example.invalid", ""]) answers.push(await program.verify(code));
    for (const { success, background, data, msg, voice } of answers) {
      assert.deepEqual([success, data], [false, null]);
      assert.notEqual(background, GREEN);
      assert.ok(msg.startsWith(voice));
    }
    assert.equal(answers[0]?.voice, "유효시간이 지난 QR코드입니다.");
    assert.ok(["올바르지 않은 QR코드입니다.", "전자출입명부 QR코드가 아닙니다."].includes(answers[1]?.voice ?? ""));
    assert.deepEqual([answers[2]?.voice, answers[3]?.voice], Array(2).fill("전자출입명부 QR코드가 아닙니다."));
    assert.match(answers[2]?.msg ?? "", /네이버, 카카오톡, PASS에서/);
  });

  test("counts agree with the registry's own", async () => {
    const { hours } = await manager.client.countVisits({ params: { day: "2026-11-21" } });
    const rows = await program.countsOfDay("20261121");
    assert.deepEqual(
      rows.map(({ pass_count }) => pass_count),
      hours,
    );
    const days = await program.countsOfDays("20261108", "20261121");
    assert.equal(days.length, 14);
    assert.equal(
      days.at(-1)?.pass_count,
      hours.reduce((sum, visits) => sum + visits, 0),
    );
    await assert.rejects(program.countsOfDay("20200101"), /기간을 확인해야 합니다/);
    await assert.rejects(program.countsOfDays("20261121", "20261101"), /기간을 확인해야 합니다/);
  });

  test("an old session ends at the door with words, and a new log-in goes on", async () => {
    const { staff } = await manager.client.addStaff({
      body: { name: "1번 입구", loginId: "ondo11", password: DEMO_PASSWORD },
    });
    const door = await open("ondo11");
    assert.equal((await door.verify(await draw())).success, true);
    await manager.client.revokeStaff({ params: { staff: String(staff.id) }, body: {} });
    await until(async () => !(await door.verify(await draw())).success, "the session is over");
    assert.equal((await door.verify(await draw())).voice, "직원이 다시 로그인해야 합니다.");
    await assert.rejects(door.countsOfDay("20261121"), /로그인이 끝났습니다/);
    town.clock.advance(15 * 86_400_000);
    assert.equal((await program.verify("x")).voice, "직원이 다시 로그인해야 합니다.");
    assert.equal((await (await open("ondo01")).verify("x")).voice, "전자출입명부 QR코드가 아닙니다.");
  });

  test("says what the scanner's own page says", () => {
    const root = join(import.meta.dirname, "../../..");
    const page = readFileSync(join(root, "apps/facility/src/scan/outcome-words.ts"), "utf8");
    const answers = readFileSync(join(root, "services/registry/src/compat/outcome-answers.ts"), "utf8");
    const sentences = [...answers.matchAll(/(?:words|next): (["`].+?["`])/g)].map(([, text = ""]) => text.slice(1, -1));
    assert.ok(sentences.length > 25);
    for (const sentence of sentences) assert.ok(page.includes(sentence.replace(/\$\{\w+\}/, "")), sentence);
  });
});
