import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import { until } from "@kipass/service-kit/testing-until";
import { FRIDAY, openTown, type TestOfficer, type Town } from "../stand-ins/town.ts";

describe("a worker process killed in the middle of an order", () => {
  let town: Town;
  let seo: TestOfficer;
  let park: TestOfficer;

  before(async () => {
    town = await openTown();
    seo = await town.officer("seoyeon", "investigator");
    park = await town.officer("junho", "approver");
    await seo.registerKey();
    await park.registerKey();
    await town.certifyOfficers(park);
    const { naver, registry } = town;
    const cafe = registry.open("다온카페", "cafe");
    const patient = naver.enrol("홍길동", "01011110001");
    for (const at of ["18T12:10", "19T12:30"]) {
      const atMs = Date.parse(`2026-11-${at}:00+09:00`);
      await registry.record(naver.draw(patient, atMs), { facility: cafe, atMs: atMs + 2_000 });
    }
  });
  after(() => town?.close());

  it("loses nothing and counts nothing twice, whoever was being asked", async () => {
    const { naver, registry } = town;
    const opened = await seo.client.openCase({
      body: {
        caseNumber: "2026-0001",
        name: "홍길동",
        phone: "01011110001",
        issuers: ["naver"],
        onset: { kind: "symptoms", day: "2026-11-18" },
        isolatedAt: null,
        note: "",
      },
    });
    const caseId = String(opened.case.id);
    const { request } = await seo.client.draftRequest({
      params: { case: caseId },
      body: { stage: "places", reason: "방문지를 확인합니다.", exposures: [] },
    });
    naver.refuseWith = "unavailable";
    await seo.approve(request);
    await park.approve(request);
    await until(() => naver.asked.length > 0);

    await town.authority.restart(async () => {
      naver.refuseWith = undefined;
      for (const party of [naver, registry]) {
        const { asked } = party;
        const before = asked.length;
        const held = Promise.withResolvers<void>();
        party.hold = held.promise;
        const worker = town.authority.startWorkerProcess();
        // The request is out, its answer is not back: the worst moment there is.
        await until(() => asked.length > before);
        const ended = once(worker, "exit");
        worker.kill("SIGKILL");
        assert.deepEqual(await ended, [null, "SIGKILL"]);
        held.resolve();
        party.hold = undefined;
      }
    });

    const read = async () => (await seo.client.readRequest({ params: { request: String(request.id) } })).request;
    await until(async () => (await read()).state === "done");
    assert.deepEqual(
      (await read()).orders.map(({ audience, state, received }) => [audience, state, received]),
      [
        ["naver", "done", 5 * 5763],
        ["registry", "done", 2],
      ],
    );
    for (const { asked } of [naver, registry]) {
      const disclosures = asked.filter(({ endpoint }) => endpoint.startsWith("disclose"));
      assert.ok(disclosures.length >= 2, "it was asked again");
      assert.equal(new Set(disclosures.map(({ body }) => JSON.stringify(body))).size, 1, "with the same bytes");
    }
    assert.equal((await seo.client.readCase({ params: { case: caseId } })).visits.length, 2);
    const { entries } = await seo.client.readLog({ query: {} });
    const references = request.orders.map(({ reference }) => reference);
    const said = entries.map((line) => JSON.parse(line)).filter(({ reference }) => references.includes(reference));
    assert.deepEqual(
      said.map(({ asked, order }) => [asked, order]),
      [
        ["naver", "passes-of-person"],
        ["registry", "visits-of-passes"],
        ["registry", "visits-of-passes"],
      ],
    );
    assert.equal(town.clock.nowMs(), FRIDAY);
  });
});
