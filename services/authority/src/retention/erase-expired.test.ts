import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addDays, dayStart } from "@kipass/protocol/day";
import { openVisitKeys } from "@kipass/protocol/visit-keys";
import { primitives } from "@kipass/service-kit/primitives";
import { until } from "@kipass/service-kit/testing-until";
import { FRIDAY, openTown, type RequestView, type TestOfficer, type Town } from "../stand-ins/town.ts";

const kst = (text: string) => Date.parse(`2026-11-${text}:00+09:00`);

describe("erasing what has expired", () => {
  let town: Town;
  let seo: TestOfficer;
  let park: TestOfficer;
  let caseId: string;

  before(async () => {
    town = await openTown();
    seo = await town.officer("seoyeon", "investigator");
    park = await town.officer("junho", "approver");
    await seo.registerKey();
    await park.registerKey();
    await town.certifyOfficers(park);
    const { naver, registry } = town;
    const bar = registry.open("온도포차", "hunting-pocha");
    const patient = naver.enrol("홍길동", "01011110001");
    const [kim, lee] = [naver.enrol("김도윤", "01001423391"), naver.enrol("이하은", "01002750048")];
    for (const [account, at] of [
      [patient, "17T19:00"],
      [kim, "17T19:10"],
      [patient, "19T19:00"],
      [lee, "19T19:10"],
    ] as const) {
      await registry.record(naver.draw(account, kst(at)), { facility: bar, atMs: kst(at) });
    }
    const opened = await seo.client.openCase({
      body: {
        caseNumber: "2026-0001",
        name: "홍길동",
        phone: "01011110001",
        issuers: ["naver"],
        onset: { kind: "symptoms", day: "2026-11-18" },
        isolatedAt: kst("20T09:30") / 1000,
        note: "비고",
      },
    });
    caseId = String(opened.case.id);
    await run("places");
    const exposures = ["17", "19"].map((day) => ({
      facility: bar.id,
      from: kst(`${day}T19:00`) / 1000,
      to: kst(`${day}T21:00`) / 1000,
    }));
    await run("co-visitors", exposures);
    const request = await run("identities");
    const { people } = await seo.client.readCase({ params: { case: caseId } });
    await seo.client.choosePeople({
      params: { request: String(request.id) },
      body: { people: people.map(({ issuer, person }) => ({ issuer, person })) },
    });
    await until(async () => (await contacts()).length === 2);
  });
  after(() => town.close());

  async function run(
    stage: "places" | "co-visitors" | "identities",
    exposures: { facility: number; from: number; to: number }[] = [],
  ): Promise<RequestView> {
    const { request } = await seo.client.draftRequest({
      params: { case: caseId },
      body: { stage, reason: "조사", exposures },
    });
    await seo.approve(request);
    await park.approve(request);
    const state = async () => (await seo.client.readRequest({ params: { request: String(request.id) } })).request.state;
    await until(async () => ["done", "choosing"].includes(await state()));
    return request;
  }

  const contacts = async () => (await seo.client.listContacts({ params: { case: caseId } })).contacts;
  const count = async (table: string, where = "true") =>
    (await town.authority.as("owner").query(`SELECT count(*) AS n FROM ${table} WHERE ${where}`)).rows[0].n as number;
  const destructions = async () =>
    (await seo.client.readLog({ query: {} })).entries
      .map((line) => JSON.parse(line))
      .filter(({ kind }) => kind === "destruction");

  it("leaves everything alone before its time", async () => {
    const before = [await count("case_data"), await count("identities")];
    town.clock.set(FRIDAY + 3600_000);
    assert.deepEqual((await town.authority.jobs()).erasedDays, []);
    assert.deepEqual([await count("case_data"), await count("identities")], before);
    assert.ok((await count("exchanges")) > 0);
  });

  it("forgets requests and answer keys with the orders", async () => {
    town.clock.set(FRIDAY + 86_400_000);
    await town.authority.jobs();
    assert.equal(await count("exchanges"), 0);
    assert.equal(await count("orders", "recipient_key IS NOT NULL OR passes IS NOT NULL"), 0);
    assert.equal((await contacts()).length, 2);
  });

  it("destroys a day at 00:00 of D+29, names met on no other day with it", async () => {
    const dies = dayStart(addDays("2026-11-17", 29)) * 1000;
    town.clock.set(dies - 1000);
    await town.authority.jobs();
    assert.equal((await contacts()).length, 2);
    town.clock.set(dies);
    assert.deepEqual((await town.authority.jobs()).erasedDays, ["2026-11-17"]);
    assert.equal(await count("case_data", "day <= '2026-11-17'"), 0);
    assert.deepEqual(
      (await contacts()).map(({ name }) => name),
      ["이하은"],
    );
    const { visits, exposures } = await seo.client.readCase({ params: { case: caseId } });
    assert.deepEqual([visits.length, exposures.length], [1, 1]);
    const [entry] = await destructions();
    assert.deepEqual([entry.day, entry.rows.identities, entry.keys], ["2026-11-17", 1, []]);
  });

  it("destroys the case with the last of its days, key and all, once however often it runs", async () => {
    town.clock.set(dayStart("2026-12-19") * 1000);
    await town.authority.jobs();
    await town.authority.jobs();
    assert.deepEqual([await count("case_data"), await count("identities"), await count("exchanges")], [0, 0, 0]);
    assert.equal(await count("cases", "person IS NOT NULL OR status = 'open'"), 0);
    assert.equal(await count("orders", "bytes IS NOT NULL"), 0);
    assert.equal(await count("requests", "reason IS NOT NULL"), 0);
    assert.equal(await count("key_checks", "name LIKE 'case-%'"), 0);
    const last = (await destructions()).filter(({ day }) => day === "2026-11-20");
    assert.deepEqual(
      last.map(({ rows, keys }) => [rows.cases, keys]),
      [[1, [`case-${caseId}`]]],
    );
    const read = await seo.client.readCase({ params: { case: caseId } });
    assert.deepEqual([read.case.status, read.notes, read.visits, read.requests], ["closed", [], [], []]);
    assert.deepEqual(await contacts(), []);
    await assert.rejects(
      seo.client.draftRequest({ params: { case: caseId }, body: { stage: "places", reason: "다시", exposures: [] } }),
      { code: "conflict" },
    );
  });

  it("makes visit keys five weeks ahead and destroys their private halves 29 days after their week", async () => {
    const weeks = async () => {
      const { visitKeys, signingKey } = await seo.client.listVisitKeys();
      assert.equal(signingKey, town.authority.publicKeys.signingKey);
      const list = openVisitKeys(visitKeys, Buffer.from(signingKey, "base64url"), primitives);
      return list?.weeks.map(({ week }) => week) ?? [];
    };
    const dies = dayStart(addDays("2026-11-22", 29)) * 1000;
    town.clock.set(dies - 1000);
    await town.authority.jobs();
    assert.deepEqual(await weeks(), [
      "2026-11-16",
      "2026-11-23",
      "2026-11-30",
      "2026-12-07",
      "2026-12-14",
      "2026-12-21",
      "2026-12-28",
      "2027-01-04",
      "2027-01-11",
      "2027-01-18",
    ]);
    assert.equal(await count("key_checks", "name LIKE 'visit-%-w2026-11-16'"), 2);
    town.clock.set(dies);
    await town.authority.jobs();
    assert.equal((await weeks())[0], "2026-11-23");
    assert.equal(await count("key_checks", "name LIKE 'visit-%-w2026-11-16'"), 0);
    const last = (await destructions()).at(-1);
    assert.deepEqual([last.day, last.keys], ["2026-11-22", ["visit-working-w2026-11-16", "visit-escrow-w2026-11-16"]]);
  });
});
