import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "@kipass/service-kit/testing-until";
import { openTown, type RequestView, type TestOfficer, type Town } from "../stand-ins/town.ts";

/** So long that whatever is asked within the test is asked because somebody said so. */
const PAUSE_SECONDS = 3_600;

describe("asking again without waiting for the next round", () => {
  let town: Town;
  let seo: TestOfficer;
  let kim: TestOfficer;
  let park: TestOfficer;
  let lim: TestOfficer;
  let request: RequestView;

  before(async () => {
    town = await openTown({ firstPauseSeconds: PAUSE_SECONDS });
    seo = await town.officer("seoyeon", "investigator");
    kim = await town.officer("minji", "investigator");
    park = await town.officer("junho", "approver");
    lim = await town.officer("hana", "auditor");
    for (const officer of [seo, kim, park]) await officer.registerKey();
    await town.certifyOfficers(park);
    const onset = { kind: "symptoms" as const, day: "2026-11-18" };
    const who = { caseNumber: "2026-8100", name: "홍길동", phone: "01011110001", issuers: ["naver", "kakao"] };
    const opened = await seo.client.openCase({ body: { ...who, onset, isolatedAt: null, note: "" } });
    const body = { stage: "places" as const, reason: "확인", exposures: [] };
    request = (await seo.client.draftRequest({ params: { case: String(opened.case.id) }, body })).request;
    for (const issuer of [town.naver, town.kakao]) issuer.enrol("홍길동", "01011110001");
  });
  after(() => town?.close());

  const again = ({ client }: TestOfficer) => client.askAgain({ params: { request: String(request.id) }, body: {} });
  const read = async () => (await seo.client.readRequest({ params: { request: String(request.id) } })).request;

  it("is for whoever drafted a request that waits for somebody, and for nobody else", async () => {
    await assert.rejects(again(seo), { code: "conflict" });
    town.kakao.refuseWith = "unavailable";
    await seo.approve(request);
    await park.approve(request);
    await until(async () => (await read()).nextRoundAtMs !== null, "one party is awaited");
    await assert.rejects(again(kim), { code: "forbidden" });
    await assert.rejects(again(park), { code: "forbidden" });
  });

  it("asks only who has not answered, at once, and once for each time it was said", async () => {
    const asked = () => [town.naver.asked.length, town.kakao.asked.length];
    assert.deepEqual(asked(), [1, 1]);
    await again(seo);
    await until(() => town.kakao.asked.length === 2, "the silent one is asked again");
    town.kakao.refuseWith = undefined;
    await until(async () => (await read()).nextRoundAtMs !== null, "the round is over");
    await again(seo);
    await until(async () => (await read()).state === "done", "everything has arrived");
    assert.deepEqual(asked(), [1, 3]);
    await assert.rejects(again(seo), { code: "conflict" });
  });

  it("is in the access log", async () => {
    const { entries } = await lim.client.readAccessLog({ query: {} });
    const lines = entries.filter(({ what }) => what === "askAgain");
    assert.deepEqual(
      lines.map(({ reason }) => reason),
      Array(2).fill(`request ${request.id}, places`),
    );
  });
});
