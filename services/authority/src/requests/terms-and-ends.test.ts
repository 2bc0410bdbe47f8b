import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { parseClaims } from "@kipass/protocol/order";
import { until } from "@kipass/service-kit/testing-until";
import { FRIDAY, openTown, type RequestView, type TestOfficer, type Town } from "../stand-ins/town.ts";

describe("what a request says, and how it ends early", () => {
  let town: Town;
  let seo: TestOfficer;
  let kim: TestOfficer;
  let park: TestOfficer;
  let params: { case: string };
  let count = 0;

  before(async () => {
    town = await openTown();
    seo = await town.officer("seoyeon", "investigator");
    kim = await town.officer("minji", "investigator");
    park = await town.officer("junho", "approver");
    for (const officer of [seo, kim, park]) await officer.registerKey();
    await town.certifyOfficers(park);
  });
  after(() => town?.close());
  beforeEach(async () => {
    town.clock.set(FRIDAY);
    for (const party of [town.naver, town.kakao, town.registry]) {
      party.refuseWith = undefined;
      party.asked.length = 0;
    }
    count += 1;
    const { case: opened } = await seo.client.openCase({
      body: {
        caseNumber: `2026-${String(8000 + count)}`,
        name: "홍길동",
        phone: "01011110001",
        issuers: ["naver"],
        onset: { kind: "symptoms", day: "2026-11-18" },
        isolatedAt: null,
        note: "",
      },
    });
    params = { case: String(opened.id) };
  });

  const places = { stage: "places" as const, exposures: [] };
  const draft = async (more: object = {}): Promise<RequestView> =>
    (await seo.client.draftRequest({ params, body: { reason: "확인", ...places, ...more } })).request;
  const claimsOf = ({ orders }: RequestView) => orders.map(({ bytes }) => parseClaims(Buffer.from(bytes, "base64url")));
  const read = async ({ id }: { id: number }) =>
    (await seo.client.readRequest({ params: { request: String(id) } })).request;
  const cancel = (officer: TestOfficer, { id }: { id: number }) =>
    officer.client.cancelRequest({ params: { request: String(id) }, body: {} });
  const asked = () => [town.naver, town.kakao, town.registry].reduce((sum, party) => sum + party.asked.length, 0);

  it("is previewed with the bounds it will have, and nothing is kept of that", async () => {
    const preview = await seo.client.previewRequest({ params, body: places });
    assert.deepEqual(
      preview.orders.map(({ audience, kind, limits }) => [audience, kind, limits]),
      [
        ["naver", "passes-of-person", { passes: 5 * 5763 }],
        ["registry", "visits-of-passes", { passes: 5 * 5763, visits: 2000 }],
      ],
    );
    assert.deepEqual([preview.notifyAfter, preview.latestNotice], ["2026-11-22", "2027-02-18"]);
    assert.deepEqual((await seo.client.readCase({ params })).requests, []);
    const request = await draft();
    assert.deepEqual(
      claimsOf(request).map((claims) => [claims?.kind, claims?.limits, claims?.notifyAfter]),
      preview.orders.map(({ kind, limits }) => [kind, limits, preview.notifyAfter]),
    );
  });

  it("says its legal basis and from which day people are told, within what the law's protocol allows", async () => {
    const request = await draft({ legalBasis: "investigation", notifyAfter: "2026-12-01" });
    for (const claims of claimsOf(request)) {
      assert.equal(claims?.legalBasis, "감염병예방법 제18조 제1항, 제76조의2 제1항");
      assert.equal(claims?.notifyAfter, "2026-12-01");
    }
    assert.equal(request.notifyAfter, "2026-12-01");
    for (const notifyAfter of ["2026-11-21", "2027-02-19", "2026-02-30"])
      await assert.rejects(draft({ notifyAfter }), { code: "bad-period" });
  });

  it("is called off by who drafted it or an approver, and nobody else", async () => {
    const request = await draft();
    await assert.rejects(cancel(kim, request), { code: "forbidden" });
    const { request: cancelled } = await cancel(seo, request);
    assert.deepEqual([cancelled.state, cancelled.cancelled?.name], ["cancelled", "이서연"]);
    await assert.rejects(cancel(park, request), { code: "conflict" });
    await assert.rejects(seo.approve(request), { code: "conflict" });
    const second = await draft();
    await seo.approve(second);
    assert.equal((await cancel(park, second)).request.state, "cancelled");
    await assert.rejects(park.approve(second), { code: "conflict" });
    assert.equal(asked(), 0);
  });

  it("asks nobody anything after it was called off on its way, and keeps what had come", async () => {
    const { naver, registry } = town;
    naver.enrol("홍길동", "01011110001");
    const held = Promise.withResolvers<void>();
    naver.hold = held.promise;
    const request = await draft();
    await seo.approve(request);
    await park.approve(request);
    await until(() => naver.asked.length > 0);
    await cancel(park, request);
    held.resolve();
    naver.hold = undefined;
    await until(async () => (await read(request)).orders.some(({ received }) => received > 0));
    await new Promise((later) => setTimeout(later, 500));
    const ended = await read(request);
    assert.equal(ended.state, "cancelled");
    assert.deepEqual([naver.asked.length, registry.asked.length], [1, 0]);
    assert.equal(ended.orders[0]?.received, 5 * 5763);
    await draft();
  });

  it("says when a party out of reach is asked again", async () => {
    town.naver.refuseWith = "unavailable";
    const request = await draft();
    await seo.approve(request);
    await park.approve(request);
    await until(async () => (await read(request)).nextRoundAtMs !== null);
    assert.ok(((await read(request)).nextRoundAtMs ?? 0) > FRIDAY);
    await cancel(seo, request);
    assert.equal((await read(request)).nextRoundAtMs, null);
  });

  it("asks each issuer whose its own safe numbers are, and keeps the answer with the slip's day", async () => {
    const { naver, kakao } = town;
    const lim = naver.enrol("임꺽정", "01022220002");
    const jang = kakao.enrol("장길산", "01033330003");
    const slips = [
      { number: naver.safeNumber(lim), day: "2026-11-17" },
      { number: naver.safeNumber(lim), day: "2026-11-18" },
      { number: kakao.safeNumber(jang), day: "2026-11-18" },
    ];
    const body = { stage: "safe-numbers" as const, exposures: [], slips };
    const { request } = await seo.client.draftRequest({ params, body: { reason: "수기명부", ...body } });
    assert.deepEqual(
      claimsOf(request).map((claims) => [claims?.audience, claims?.limits]),
      [
        ["kakao", { people: 1 }],
        ["naver", { people: 1 }],
      ],
    );
    await seo.approve(request);
    await park.approve(request);
    await until(async () => (await read(request)).state === "done");
    const days = await town.authority
      .as("owner")
      .query(`SELECT day FROM case_data WHERE kind = 'safe-numbers' AND case_id = ${params.case} ORDER BY day`);
    assert.deepEqual(
      days.rows.map(({ day }) => day),
      ["2026-11-18", "2026-11-18"],
    );
    assert.deepEqual((await seo.client.readCase({ params })).notices, [
      { issuer: "kakao", people: 1, from: "2026-11-22" },
      { issuer: "naver", people: 1, from: "2026-11-22" },
    ]);
    for (const [wrong, code] of [
      [[{ number: "12가34나", day: "2026-11-18" }], "bad-safe-number"],
      [[{ number: naver.safeNumber(lim), day: "2026-10-01" }], "bad-period"],
      [[], "conflict"],
    ] as const)
      await assert.rejects(seo.client.previewRequest({ params, body: { ...body, slips: [...wrong] } }), { code });
  });
});
