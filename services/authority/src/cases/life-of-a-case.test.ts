import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { openCase as endpoint } from "@kipass/contract/authority";
import type { Body } from "@kipass/contract/endpoint";
import { toBase64url } from "@kipass/protocol/bytes";
import { FRIDAY, openTown, type TestOfficer, type Town } from "../stand-ins/town.ts";

const kst = (text: string) => Date.parse(`2026-${text}:00+09:00`) / 1000;

describe("the life of a case", () => {
  let town: Town;
  let seo: TestOfficer;
  let park: TestOfficer;
  let count = 0;

  before(async () => {
    town = await openTown();
    seo = await town.officer("seoyeon", "investigator");
    park = await town.officer("junho", "approver");
    await seo.registerKey();
    await park.registerKey();
    await town.certifyOfficers(park);
    town.naver.enrol("홍길동", "01011110001");
  });
  after(() => town?.close());
  beforeEach(() => {
    town.clock.set(FRIDAY);
    town.naver.refuseWith = undefined;
  });

  async function open(more: Partial<Body<typeof endpoint>> = {}) {
    count += 1;
    const { case: opened } = await seo.client.openCase({
      body: {
        caseNumber: `2020-0512-${String(count).padStart(4, "0")}`,
        name: "홍길동",
        phone: "01011110001",
        issuers: ["naver"],
        onset: { kind: "symptoms", day: "2026-11-18" },
        isolatedAt: null,
        note: "",
        ...more,
      },
    });
    return { ...opened, params: { case: String(opened.id) } };
  }
  const draft = async (params: { case: string }) =>
    (await seo.client.draftRequest({ params, body: { stage: "places", reason: "확인", exposures: [] } })).request;
  const cancel = (id: number) => seo.client.cancelRequest({ params: { request: String(id) }, body: {} });
  const rows = async (sql: string) => (await town.authority.as("owner").query(sql)).rows;

  it("takes the isolation later, and derives period and end anew", async () => {
    const { params, to } = await open();
    assert.equal(to, FRIDAY / 1000);
    const set = (isolatedAt: number | null) => seo.client.setIsolation({ params, body: { isolatedAt } });
    const { case: isolated } = await set(kst("11-19T09:00"));
    assert.deepEqual(
      [isolated.from, isolated.to, isolated.destroyedOn],
      [kst("11-16T00:00"), kst("11-19T09:00"), "2026-12-18"],
    );
    await assert.rejects(set(FRIDAY / 1000 + 1), { code: "bad-period" });
    await assert.rejects(set(kst("11-15T00:00")), { code: "bad-period" });
    const [order] = (await draft(params)).orders;
    assert.equal(JSON.parse(Buffer.from(order?.bytes ?? "", "base64url").toString()).scope.to, kst("11-19T09:00"));
    const read = await park.client.readCase({ params });
    assert.deepEqual(read.basis, {
      onset: { kind: "symptoms", day: "2026-11-18" },
      isolatedAt: kst("11-19T09:00"),
    });
    await assert.rejects(park.client.setIsolation({ params, body: { isolatedAt: null } }), { code: "forbidden" });
  });

  it("is annotated by several officers, in turn and for good", async () => {
    const { params } = await open({ note: "마스크를 벗었다고 진술함" });
    await park.client.addNote({ params, body: { kind: "without-pass", text: "시장에서는 수기명부에 적음" } });
    const { notes } = await seo.client.readCase({ params });
    assert.deepEqual(
      notes.map(({ kind, text, author }) => [kind, text, author]),
      [
        ["note", "마스크를 벗었다고 진술함", "이서연"],
        ["without-pass", "시장에서는 수기명부에 적음", "박준호"],
      ],
    );
    const kept = await rows("SELECT sealed FROM case_notes");
    assert.ok(kept.every(({ sealed }) => !sealed.toString("utf8").includes("시장")));
    for (const role of ["authority_app", "authority_worker", "authority_jobs"] as const)
      await assert.rejects(town.authority.as(role).query("UPDATE case_notes SET author = author"), /permission denied/);
  });

  it("is waiting while somebody's signature or answer is", async () => {
    const { params } = await open();
    const status = async () => (await seo.client.readCase({ params })).case.status;
    const request = await draft(params);
    assert.equal(await status(), "open");
    await seo.approve(request);
    assert.equal(await status(), "waiting");
    await cancel(request.id);
    assert.equal(await status(), "open");
  });

  it("is closed only when nothing is asked any more, and then destroyed at once, key and all", async () => {
    const { id, params, caseNumber } = await open({ note: "메모" });
    const request = await draft(params);
    const close = () => seo.client.closeCase({ params, body: { why: "mistyped", reason: "다른 사람을 열었음" } });
    await assert.rejects(close(), { code: "conflict" });
    await assert.rejects(park.client.closeCase({ params, body: { why: "finished", reason: null } }), {
      code: "forbidden",
    });
    await cancel(request.id);
    const closed = await close();
    assert.deepEqual([closed.case.status, closed.rows.case_notes], ["closed", 1]);
    assert.deepEqual(await rows(`SELECT name FROM key_checks WHERE name = 'case-${id}'`), []);
    assert.deepEqual(await rows(`SELECT id FROM case_notes WHERE case_id = ${id}`), []);
    assert.deepEqual(await rows(`SELECT id FROM orders WHERE request_id = ${request.id} AND bytes IS NOT NULL`), []);

    const read = await park.client.readCase({ params });
    assert.deepEqual([read.case.caseNumber, read.basis, read.notes, read.visits], [caseNumber, null, [], []]);
    const { why, reason, by, rows: destroyed } = read.closed ?? {};
    assert.deepEqual([why, reason, by, destroyed], ["mistyped", "다른 사람을 열었음", "이서연", closed.rows]);
    assert.deepEqual(
      await rows(`SELECT DISTINCT reason FROM access_log WHERE case_id = ${id} AND what = 'closeCase'`),
      [{ reason: `case ${caseNumber}, mistyped` }],
    );
    const { entries } = await seo.client.readLog({ query: {} });
    const last = JSON.parse(entries.at(-1) ?? "");
    assert.deepEqual([last.kind, last.rows.cases, last.keys], ["destruction", 1, [`case-${id}`]]);

    await assert.rejects(close(), { code: "conflict" });
    await assert.rejects(draft(params), { code: "conflict" });
    await assert.rejects(seo.client.addNote({ params, body: { kind: "note", text: "다시" } }), { code: "conflict" });
    await assert.rejects(seo.client.setIsolation({ params, body: { isolatedAt: null } }), { code: "conflict" });
    await assert.rejects(open({ caseNumber }), { code: "case-number-taken" });
    await town.authority.jobs();
  });

  it("says why it was mistyped or an exercise, to officers in words and to everybody in figures, and names nobody", async () => {
    const figures = async () => (await town.browser().readPublicFigures()).months[0];
    const before = await figures();
    const { id, params } = await open();
    const close = (reason: string | null) => seo.client.closeCase({ params, body: { why: "exercise", reason } });
    for (const reason of [null, "홍길동 씨로 훈련함", "010-1111-0001로 훈련함"])
      await assert.rejects(close(reason), { code: "malformed-request" }, String(reason));
    assert.deepEqual(await rows(`SELECT id FROM access_log WHERE case_id = ${id} AND what = 'closeCase'`), []);
    await close("분기 모의 훈련");
    const after = await figures();
    assert.deepEqual(
      [after?.cases, after?.mistyped, after?.exercises],
      [(before?.cases ?? 0) + 1, before?.mistyped, (before?.exercises ?? 0) + 1],
    );
  });

  it("is closed once, however many close it, and never under a draft", async () => {
    const { params } = await open();
    const tries = await Promise.allSettled([
      ...[1, 2, 3].map(() => seo.client.closeCase({ params, body: { why: "finished", reason: null } })),
      draft(params),
    ]);
    const [first, second, third, drafted] = tries.map(({ status }) => status);
    const closed = [first, second, third].filter((status) => status === "fulfilled").length;
    assert.equal(closed + (drafted === "fulfilled" ? 1 : 0), 1);
  });

  it("may start at a place, and names nobody then", async () => {
    const body = { name: null, phone: null, issuers: [], onset: { kind: "exposure" as const, day: "2026-11-18" } };
    const { params, from } = await open(body);
    assert.equal(from, kst("11-18T00:00"));
    await assert.rejects(draft(params), { code: "conflict" });
    const { request } = await seo.client.draftRequest({
      params,
      body: {
        stage: "co-visitors",
        reason: "집단 발생",
        exposures: [{ facility: 101, from: kst("11-18T19:00"), to: kst("11-18T21:00") }],
      },
    });
    assert.deepEqual(
      request.orders.map(({ audience, kind }) => [audience, kind]),
      [["registry", "visits-at-place"]],
    );
    for (const more of [{ name: "홍길동" }, { phone: "01011110001" }, { issuers: ["naver"] }])
      await assert.rejects(open({ ...body, ...more }));
  });

  describe("in a list", () => {
    const file = (text: string) => ({ file: toBase64url(Buffer.from(text)) });
    const header = "사례번호,이름,전화번호,발급회사,기준,기준일,격리일시,메모";
    const list = [
      header,
      "2026-7001,홍길동,010-1111-0001,naver,증상,2026-11-18,2026-11-20 09:30,첫 줄",
      "2026-7002,ㅋㅋ,010-1111-0002,naver,증상,2026-11-18,,",
      '2026-7003,김도윤,010-1111-0003,"Naver, kakao",검체,2026. 11. 17.,,',
      "2026-7001,홍길동,010-1111-0001,naver,증상,2026-11-18,,",
      "142,이하은,010-1111-0004,toss,아마도,어제,내일,",
    ].join("\r\n");
    const verdicts = ({ lines }: { lines: { line: number; verdict: string }[] }) =>
      lines.map(({ line, verdict }) => [line, verdict]);

    it("is shown before it is taken over, line by line, and a wrong one stops no other", async () => {
      const preview = await seo.client.previewCases({ body: file(list) });
      assert.deepEqual(verdicts(preview), [
        [2, "new"],
        [3, "refused"],
        [4, "new"],
        [5, "known"],
        [6, "refused"],
      ]);
      assert.deepEqual(preview.lines[1]?.faults, [{ column: "이름", problem: "bad-name" }]);
      assert.deepEqual(
        preview.lines[4]?.faults.map(({ column }) => column),
        ["기준", "기준일", "격리일시", "발급회사"],
      );
      assert.equal((await rows("SELECT id FROM cases WHERE case_number LIKE '2026-700_'")).length, 0);

      const taken = await seo.client.takeOverCases({ body: file(list) });
      assert.deepEqual([taken.opened, taken.lines.filter(({ verdict }) => verdict === "opened").length], [2, 2]);
      const again = await seo.client.takeOverCases({ body: file(list) });
      assert.deepEqual([again.opened, verdicts(again)[0], verdicts(again)[2]], [0, [2, "known"], [4, "known"]]);
      const { cases } = await seo.client.listCases();
      const first = cases.find(({ caseNumber }) => caseNumber === "2026-7001");
      assert.equal(first?.to, kst("11-20T09:30"));
    });

    it("that lacks a column, or is no table, says so and opens nothing", async () => {
      const lacking = await seo.client.takeOverCases({ body: file("사례번호,이름\r\n2026-7009,홍길동") });
      assert.deepEqual(verdicts(lacking), [[1, "refused"]]);
      assert.ok(lacking.lines[0]?.faults.some(({ column }) => column === "전화번호"));
      const empty = await seo.client.takeOverCases({ body: file("") });
      assert.deepEqual([empty.opened, verdicts(empty)], [0, [[1, "refused"]]]);
      await assert.rejects(park.client.previewCases({ body: file(list) }), { code: "forbidden" });
    });
  });
});
