import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { openCase as endpoint } from "@kipass/contract/authority";
import type { Body } from "@kipass/contract/endpoint";
import { FRIDAY, openTown, type TestOfficer, type Town } from "../stand-ins/town.ts";
import { periodOf } from "./period.ts";

const NOW = FRIDAY / 1000;
const symptoms = (day: string) => ({ kind: "symptoms" as const, day });
const kst = (text: string) => Date.parse(`2026-${text}:00+09:00`) / 1000;

describe("periodOf", () => {
  it("runs from two days before the onset to the isolation", () => {
    assert.deepEqual(periodOf(symptoms("2026-11-18"), kst("11-20T09:30"), NOW), {
      from: kst("11-16T00:00"),
      to: kst("11-20T09:30"),
    });
  });

  it("runs until now while nobody is isolated", () => {
    assert.deepEqual(periodOf(symptoms("2026-11-20"), null, NOW), { from: kst("11-18T00:00"), to: NOW });
  });

  it("is never longer than records are kept", () => {
    const { from, to } = periodOf(symptoms("2026-10-01"), null, NOW);
    assert.deepEqual([from, to], [NOW - 28 * 86_400, NOW]);
    assert.deepEqual(periodOf(symptoms("2026-10-01"), kst("10-24T12:00"), NOW), {
      from: kst("10-23T00:00"),
      to: kst("10-24T12:00"),
    });
  });

  it("is refused where it would be empty or in the future", () => {
    for (const [day, isolatedAt] of [
      ["2026-11-21", null],
      ["2026-02-30", null],
      ["2026-11-18", NOW + 1],
      ["2026-11-18", kst("11-15T23:59")],
      ["2026-10-01", kst("10-22T23:59")],
    ] as const) {
      assert.throws(() => periodOf(symptoms(day), isolatedAt, NOW), { code: "bad-period" });
    }
  });
});

describe("cases", () => {
  let town: Town;
  let seo: TestOfficer;
  let park: TestOfficer;

  before(async () => {
    town = await openTown();
    seo = await town.officer("seoyeon", "investigator");
    park = await town.officer("junho", "approver");
  });
  after(() => town.close());
  beforeEach(() => town.clock.set(FRIDAY));

  const body = (more: Partial<Body<typeof endpoint>> = {}): Body<typeof endpoint> => ({
    caseNumber: "2026-0142",
    name: "홍길동",
    phone: "+82 10-1111-0001",
    issuers: ["naver", "kakao", "naver"],
    onset: { kind: "symptoms", day: "2026-11-18" },
    isolatedAt: kst("11-20T09:30"),
    note: "마스크를 벗었다고 진술함",
    ...more,
  });
  const open = (more: Partial<Body<typeof endpoint>> = {}) => seo.client.openCase({ body: body(more) });

  it("are opened with a period and an end", async () => {
    const { case: opened } = await open();
    assert.deepEqual(opened, {
      id: opened.id,
      caseNumber: "2026-0142",
      status: "open",
      stage: "opened",
      from: kst("11-16T00:00"),
      to: kst("11-20T09:30"),
      region: "00000",
      openedBy: "이서연",
      assignedTo: "이서연",
      openedAtMs: FRIDAY,
      destroyedOn: "2026-12-19",
    });
    const read = await park.client.readCase({ params: { case: String(opened.id) } });
    assert.deepEqual([read.case, read.issuers], [opened, ["kakao", "naver"]]);
    const note = { kind: "note", text: "마스크를 벗었다고 진술함", author: "이서연", atMs: FRIDAY };
    assert.deepEqual(read.notes, [note]);
    assert.deepEqual([read.visits, read.exposures, read.people, read.requests], [[], [], [], []]);
    assert.deepEqual((await park.client.listCases()).cases, [opened]);
  });

  it("have a number of their own, even when two officers open at once", async () => {
    await assert.rejects(open(), { code: "case-number-taken" });
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => open({ caseNumber: "2026-0200" })));
    assert.equal(tries.filter(({ status }) => status === "fulfilled").length, 1);
    const keys = await town.authority.as("owner").query("SELECT name FROM key_checks WHERE name LIKE 'case-%'");
    assert.equal(keys.rows.length, 2);
  });

  it("are refused with the field that cannot be", async () => {
    for (const [more, code] of [
      [{ caseNumber: "142" }, "malformed-request"],
      [{ caseNumber: "2026-0142; DROP" }, "malformed-request"],
      [{ name: "김" }, "bad-name"],
      [{ name: "ㅋㅋ" }, "bad-name"],
      [{ phone: "02-123-4567" }, "bad-phone"],
      [{ phone: "+1 415 555 0100" }, "bad-phone"],
      [{ issuers: ["toss"] }, "malformed-request"],
      [{ name: null }, "bad-name"],
      [{ onset: { kind: "exposure", day: "2026-11-18" } }, "bad-name"],
      [{ onset: { kind: "symptoms", day: "2026-11-21" } }, "bad-period"],
      [{ isolatedAt: NOW + 60 }, "bad-period"],
      [{ note: "가".repeat(1001) }, "malformed-request"],
    ] as [Partial<Body<typeof endpoint>>, string][]) {
      await assert.rejects(open({ caseNumber: "2026-0999", ...more }), { code });
    }
    const { rows } = await town.authority
      .as("owner")
      .query("SELECT count(*) AS n FROM cases WHERE case_number = '2026-0999'");
    assert.equal(rows[0].n, 0);
  });

  it("that are not there are not found", async () => {
    await assert.rejects(seo.client.readCase({ params: { case: "999999" } }), { code: "case-not-found" });
    await assert.rejects(seo.client.listContacts({ params: { case: "999999" } }), { code: "case-not-found" });
  });

  it("are looked at only in the access log's sight, which nobody can edit", async () => {
    const { cases } = await seo.client.listCases();
    const id = cases[0]?.id as number;
    await park.client.readCase({ params: { case: String(id) } });
    await seo.client.listContacts({ params: { case: String(id) } });
    const { rows } = await town.authority
      .as("owner")
      .query("SELECT officer, what, case_id, reason FROM access_log ORDER BY id DESC LIMIT 3");
    assert.deepEqual(rows, [
      { officer: seo.id, what: "listContacts", case_id: id, reason: `case ${cases[0]?.caseNumber}` },
      { officer: park.id, what: "readCase", case_id: id, reason: `case ${cases[0]?.caseNumber}` },
      { officer: seo.id, what: "listCases", case_id: null, reason: "list of cases" },
    ]);
    for (const role of ["authority_app", "authority_worker", "authority_jobs"] as const) {
      for (const statement of ["UPDATE access_log SET officer = ''", "DELETE FROM access_log", "TRUNCATE access_log"]) {
        await assert.rejects(town.authority.as(role).query(statement), /permission denied/);
      }
    }
  });
});
