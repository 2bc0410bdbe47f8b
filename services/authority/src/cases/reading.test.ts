import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "@kipass/service-kit/testing-until";
import { openTown, type TestOfficer, type Town } from "../stand-ins/town.ts";

const SEOUL = "11000";
const BUSAN = "26000";
const kst = (text: string) => Date.parse(`2026-11-${text}:00+09:00`);

describe("reading what became known", () => {
  let town: Town;
  let seo: TestOfficer;
  let park: TestOfficer;
  let busan: TestOfficer;
  const cases: string[] = [];
  let pocha: number;

  before(async () => {
    town = await openTown();
    seo = await town.officer("seoyeon", "investigator", SEOUL);
    busan = await town.officer("haeun", "investigator", BUSAN);
    park = await town.officer("junho", "approver", SEOUL);
    await seo.registerKey();
    await park.registerKey();
    await town.certifyOfficers(park);
    const { naver, registry } = town;
    const facility = registry.open("온도포차", "hunting-pocha");
    pocha = facility.id;
    const people = [
      { name: "홍길동", phone: "01011110001", scans: [["18T19:00", "in"]] },
      {
        name: "김확진",
        phone: "01011110002",
        scans: [
          ["18T20:30", "in"],
          ["18T22:00", "out"],
        ],
      },
    ] as const;
    for (const [n, { name, phone, scans }] of people.entries()) {
      const account = naver.enrol(name, phone);
      for (const [at, direction] of scans)
        await registry.record(naver.draw(account, kst(at)), { facility, atMs: kst(at) + 2_000, direction });
      const { case: opened } = await seo.client.openCase({
        body: {
          caseNumber: `2026-000${n + 1}`,
          name,
          phone,
          issuers: ["naver"],
          onset: { kind: "symptoms", day: "2026-11-18" },
          isolatedAt: null,
          note: "",
        },
      });
      const params = { case: String(opened.id) };
      const { request } = await seo.client.draftRequest({
        params,
        body: { stage: "places", reason: "동선", exposures: [] },
      });
      await seo.approve(request);
      await park.approve(request);
      await until(async () => {
        const read = await seo.client.readRequest({ params: { request: String(request.id) } });
        return read.request.state === "done";
      });
      cases.push(params.case);
    }
  });
  after(() => town.close());

  const visit = async () => (await seo.client.readCase({ params: { case: cases[0] as string } })).visits[0];
  const assume = (body: object, who = seo) => {
    town.clock.advance(1_000);
    return who.client.assumeStay({
      params: { case: cases[0] as string },
      body: { facility: pocha, enteredAt: kst("18T19:00") / 1000 + 2, minutes: 100, reason: "영수증 시각", ...body },
    });
  };

  it("says of a visit what was scanned and where, and nothing an officer has not assumed", async () => {
    const { assumed, flags, doors, leftAt } = (await visit()) as NonNullable<Awaited<ReturnType<typeof visit>>>;
    assert.deepEqual([assumed, flags, leftAt, doors.length], [null, [], null, 1]);
  });

  it("shows the place that connects two cases; how long, by the usual stay", async () => {
    const { cases: read, places } = await seo.client.readOutbreak({ query: {} });
    assert.deepEqual(read.map(({ id }) => String(id)).sort(), cases.toSorted());
    assert.equal(places[0]?.facilityName, "온도포차");
    const [first, second] = cases.map(Number) as [number, number];
    assert.deepEqual(places[0]?.links, [
      { cases: [first, second], kind: "together", minMinutes: 0, maxMinutes: 30, apartMinutes: 0 },
    ]);
  });

  it("reckons with an assumed stay, says whose it is and why, and forgets it when it is taken back", async () => {
    await assume({});
    assert.deepEqual((await visit())?.assumed, { minutes: 100, reason: "영수증 시각", by: "이서연" });
    const [place] = (await seo.client.readOutbreak({ query: { cases: cases.join() } })).places;
    assert.equal(place?.links[0]?.maxMinutes, 10);
    await assume({ minutes: 40, reason: "본인 진술" });
    const [apart] = (await seo.client.readOutbreak({ query: { cases: cases.join() } })).places;
    assert.deepEqual([apart?.links[0]?.kind, apart?.links[0]?.apartMinutes], ["after", 50]);
    await assume({ minutes: null, reason: "잘못 적음" });
    assert.equal((await visit())?.assumed, null);
  });

  it("assumes nothing about a stay that is not there, and not in place of a scanned exit", async () => {
    await assert.rejects(assume({ enteredAt: kst("18T19:00") / 1000 }), { code: "conflict" });
    await assert.rejects(assume({ facility: pocha + 1 }), { code: "conflict" });
    const scanned = { facility: pocha, enteredAt: kst("18T20:30") / 1000 + 2, minutes: 30, reason: "진술" };
    await assert.rejects(seo.client.assumeStay({ params: { case: cases[1] as string }, body: scanned }), {
      code: "conflict",
    });
    for (const wrong of [{ minutes: 0 }, { minutes: 1441 }, { reason: "" }])
      await assert.rejects(assume(wrong), { code: "malformed-request" });
  });

  it("keeps the door of an exposure to itself: the registry, which knows no doors, is asked for the place", async () => {
    const params = { case: cases[1] as string };
    const exposures = [{ facility: pocha, from: kst("18T20:30") / 1000, to: kst("18T22:00") / 1000, door: 2 }];
    const { request } = await seo.client.draftRequest({
      params,
      body: { stage: "co-visitors", reason: "노출", exposures },
    });
    const [order] = request.orders;
    const { places } = JSON.parse(Buffer.from(order?.bytes ?? "", "base64url").toString()).scope;
    assert.deepEqual(Object.keys(places[0]).sort(), ["facility", "from", "to"]);
    await seo.approve(request);
    await park.approve(request);
    assert.deepEqual((await seo.client.readCase({ params })).exposures, exposures);
  });

  it("keeps other regions out of both, named or not", async () => {
    assert.deepEqual(await busan.client.readOutbreak({ query: {} }), { cases: [], places: [] });
    await assert.rejects(busan.client.readOutbreak({ query: { cases: cases[0] as string } }), {
      code: "case-not-found",
    });
    await assert.rejects(assume({}, busan), { code: "case-not-found" });
  });

  it("does not open a case of which no place is known, so that nobody stumbles over a canary", async () => {
    const body = {
      caseNumber: "2026-0009",
      name: "이아무",
      phone: "01011110009",
      issuers: ["naver"],
      isolatedAt: null,
      note: "",
    };
    const { case: opened } = await seo.client.openCase({
      body: { ...body, onset: { kind: "symptoms", day: "2026-11-18" } },
    });
    const { cases: read } = await seo.client.readOutbreak({ query: {} });
    assert.ok(!read.some(({ id }) => id === opened.id));
    const { rows } = await town.authority
      .as("owner")
      .query("SELECT what FROM access_log WHERE case_id = $1", [opened.id]);
    assert.deepEqual(rows, [{ what: "openCase" }]);
  });

  it("shows a case and its requests as of one moment: who saw a request done in a case not yet moved on would wait for ever", async () => {
    const [id] = cases as [string];
    const owner = town.authority.as("owner");
    const standing = async () => {
      const { case: summary, requests } = await seo.client.readCase({ params: { case: id } });
      return [summary.stage, requests[0]?.state];
    };
    const before = await standing();
    let read: Promise<unknown[]> | undefined;
    await owner.tx("hold-up", async (tx) => {
      // Between the case's own row and its requests.
      await tx.query("LOCK TABLE case_notes IN ACCESS EXCLUSIVE MODE");
      read = standing();
      await until(async () => {
        const waiting =
          "SELECT count(*)::int AS count FROM pg_locks WHERE relation = 'case_notes'::regclass AND NOT granted";
        return (await tx.query(waiting)).rows[0].count > 0;
      }, "somebody is in the middle of reading");
      await tx.query("UPDATE cases SET stage = 'contacts' WHERE id = $1", [id]);
      await tx.query("UPDATE requests SET state = 'partial' WHERE case_id = $1", [id]);
    });
    try {
      assert.deepEqual(await read, before);
      assert.deepEqual(await standing(), ["contacts", "partial"]);
    } finally {
      await owner.query("UPDATE cases SET stage = $2 WHERE id = $1", [id, before[0]]);
      await owner.query("UPDATE requests SET state = $2 WHERE case_id = $1", [id, before[1]]);
    }
  });

  it("is logged, case by case", async () => {
    const { rows } = await town.authority
      .as("owner")
      .query("SELECT DISTINCT case_id AS id FROM access_log WHERE what = 'readOutbreak' AND officer = $1 ORDER BY 1", [
        seo.id,
      ]);
    assert.deepEqual(
      rows.map(({ id }) => String(id)),
      cases.toSorted(),
    );
  });
});
