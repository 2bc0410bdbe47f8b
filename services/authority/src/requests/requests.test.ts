import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import { toBase64url } from "@kipass/protocol/bytes";
import { officersOf, orderKeysOf } from "@kipass/protocol/certification";
import { approvalMessage, openOrder, orderHash, parseClaims, sealOrder } from "@kipass/protocol/order";
import { ed25519PublicKey, primitives } from "@kipass/service-kit/primitives";
import { FRIDAY, openTown, PASSWORD, type RequestView, type TestOfficer, type Town, until } from "../stand-ins/town.ts";

const DAY_MS = 86_400_000;

describe("requests", () => {
  let town: Town;
  let seo: TestOfficer;
  let kim: TestOfficer;
  let park: TestOfficer;
  let caseCount = 0;
  let caseId: string;

  before(async () => {
    town = await openTown();
    seo = await town.officer("seoyeon", "investigator");
    kim = await town.officer("minji", "investigator");
    park = await town.officer("junho", "approver");
    for (const officer of [seo, kim, park]) await officer.registerKey();
    await town.certifyOfficers(park);
  });
  after(() => town.close());
  beforeEach(async () => {
    town.clock.set(FRIDAY);
    town.naver.refuseWith = "unavailable";
    caseCount += 1;
    const opened = await seo.client.openCase({
      body: {
        caseNumber: `2026-${String(caseCount).padStart(4, "0")}`,
        name: "홍길동",
        phone: "010-1111-0001",
        issuers: ["naver"],
        onset: { kind: "sampling", day: "2026-11-18" },
        isolatedAt: FRIDAY / 1000 - 3600,
        note: "",
      },
    });
    caseId = String(opened.case.id);
  });

  type Stage = "places" | "co-visitors" | "identities";
  const draft = async (stage: Stage = "places", exposures: { facility: number; from: number; to: number }[] = []) =>
    (
      await seo.client.draftRequest({
        params: { case: caseId },
        body: { stage, reason: "밀폐된 곳에 오래 머묾", exposures },
      })
    ).request;
  const approve = (officer: TestOfficer, request: RequestView, signatures = officer.sign(request)) =>
    officer.client.approveRequest({ params: { request: String(request.id) }, body: { signatures } });
  const claimsOf = (request: RequestView) =>
    request.orders.map(({ bytes }) => parseClaims(Buffer.from(bytes, "base64url")));

  describe("are drafted", () => {
    it("as one order to each named issuer and one to the registry, over the case's period", async () => {
      const request = await draft();
      assert.equal(request.state, "drafted");
      assert.equal(request.reason, "밀폐된 곳에 오래 머묾");
      const [person, visits] = claimsOf(request);
      const window = { from: Date.parse("2026-11-16T00:00:00+09:00") / 1000, to: FRIDAY / 1000 - 3600 };
      assert.deepEqual(person?.scope, { name: "홍길동", phone: "01011110001", ...window });
      assert.deepEqual(
        [person?.audience, person?.kind, person?.limits],
        ["naver", "passes-of-person", { passes: 5 * 5763 }],
      );
      assert.deepEqual([visits?.audience, visits?.kind, visits?.scope], ["registry", "visits-of-passes", window]);
      assert.deepEqual(
        [person?.issuedAt, person?.expiresAt, request.expiresAt],
        [FRIDAY / 1000, FRIDAY / 1000 + 86_400, FRIDAY / 1000 + 86_400],
      );
      assert.notEqual(person?.recipient, visits?.recipient);
      const [order] = request.orders;
      assert.equal(order?.hash, toBase64url(orderHash(Buffer.from(order?.bytes ?? "", "base64url"), primitives)));
    });

    it("without a word of the officer's reason or the case number in them", async () => {
      const request = await draft();
      for (const { bytes } of request.orders) {
        const text = Buffer.from(bytes, "base64url").toString();
        assert.ok(!text.includes("밀폐된") && !text.includes(request.caseNumber));
      }
    });

    it("with places widened by the usual stay, and never into the future", async () => {
      const from = FRIDAY / 1000 - 7200;
      const request = await draft("co-visitors", [{ facility: 7, from, to: from + 1800 }]);
      const [claims] = claimsOf(request);
      assert.deepEqual(claims?.scope, { places: [{ facility: 7, from: from - 5400, to: from + 7200 }] });
    });

    it("only for times the case was about", async () => {
      const now = FRIDAY / 1000;
      const exposures = [
        [],
        [{ facility: 7, from: now - 7200, to: now - 7200 }],
        [{ facility: 7, from: now - 7000, to: now - 7200 }],
        [{ facility: 7, from: now - 30 * 86_400, to: now - 29 * 86_400 }],
        [{ facility: 7, from: now - 1800, to: now - 900 }],
      ];
      for (const chosen of exposures) await assert.rejects(draft("co-visitors", chosen), { code: "bad-period" });
    });

    it("once at a time, and for identities only when somebody was there", async () => {
      await draft();
      await assert.rejects(draft(), { code: "conflict" });
      await assert.rejects(draft("identities"), { code: "conflict" });
      await assert.rejects(
        seo.client.draftRequest({
          params: { case: "999999" },
          body: { stage: "places", reason: "없음", exposures: [] },
        }),
        { code: "case-not-found" },
      );
    });
  });

  describe("are approved", () => {
    it("by the drafting investigator first, then by an approver", async () => {
      const request = await draft();
      await assert.rejects(approve(park, request), { code: "conflict" });
      await assert.rejects(approve(kim, request), { code: "conflict" });
      const signed = (await approve(seo, request)).request;
      assert.deepEqual([signed.state, signed.approvals.map(({ officer }) => officer)], ["signed", [seo.id]]);
      await assert.rejects(approve(seo, request), { code: "approval-own" });
      await assert.rejects(approve(kim, request), { code: "forbidden" });
      const approved = (await approve(park, request)).request;
      assert.deepEqual(
        approved.approvals.map(({ officer, title }) => [officer, title]),
        [
          [seo.id, "역학조사관"],
          [park.id, "과장"],
        ],
      );
      assert.ok(["approved", "running"].includes(approved.state));
      await assert.rejects(approve(park, request), { code: "conflict" });
    });

    it("with a valid signature over every order and no other", async () => {
      const request = await draft();
      const [first, second] = seo.sign(request) as [
        { order: number; signature: string },
        { order: number; signature: string },
      ];
      const wrong = [
        [],
        [first],
        [first, first],
        [first, { ...second, signature: first.signature }],
        [first, { ...second, order: first.order }],
        [first, { ...second, signature: toBase64url(randomBytes(64)) }],
        park.sign(request),
      ];
      for (const signatures of wrong)
        await assert.rejects(approve(seo, request, signatures), { code: "approval-signature" });
      await assert.rejects(approve(seo, { ...request, id: 999_999 }), { code: "order-not-found" });
    });

    it("only by officers the ministry has certified", async () => {
      const stranger = await town.officer(`stranger${caseCount}`, "investigator");
      const opened = await stranger.client.draftRequest({
        params: { case: caseId },
        body: { stage: "places", reason: "확인", exposures: [] },
      });
      await assert.rejects(approve(stranger, opened.request), { code: "officer-not-certified" });
      await stranger.registerKey();
      await assert.rejects(approve(stranger, opened.request), { code: "officer-not-certified" });
    });

    it("in time", async () => {
      const request = await draft();
      await approve(seo, request);
      town.clock.advance(DAY_MS);
      for (const [officer, loginId] of [
        [seo, "seoyeon"],
        [park, "junho"],
      ] as const) {
        await officer.client.logIn({ body: { loginId, password: PASSWORD } });
      }
      await assert.rejects(approve(park, request), { code: "order-expired" });
      assert.equal(
        (await park.client.readRequest({ params: { request: String(request.id) } })).request.state,
        "expired",
      );
      await draft();
    });
  });

  it("are returned with a reason instead, for good", async () => {
    const request = await draft();
    await approve(seo, request);
    const back = (client = park.client, id = request.id) =>
      client.returnRequest({ params: { request: String(id) }, body: { reason: "기간을 좁혀 주세요." } });
    await assert.rejects(back(seo.client), { code: "forbidden" });
    const returned = (await back()).request;
    assert.deepEqual([returned.state, returned.returnedReason], ["returned", "기간을 좁혀 주세요."]);
    await assert.rejects(back(), { code: "conflict" });
    await assert.rejects(approve(park, request), { code: "conflict" });
    await assert.rejects(back(park.client, 999_999), { code: "order-not-found" });
    await draft();
  });

  it("are listed newest first for both officers, with the bytes they sign", async () => {
    const request = await draft();
    const { requests } = await park.client.listRequests();
    assert.equal(requests[0]?.id, request.id);
    assert.deepEqual(
      requests[0]?.orders.map(({ hash }) => hash),
      request.orders.map(({ hash }) => hash),
    );
  });

  it("leave nothing to a server that acts alone: it has no officer's key, and every party refuses what it makes up", async () => {
    const request = await draft();
    await approve(seo, request);
    await approve(park, request);
    await until(() => town.naver.asked.length > 0);
    const judge = {
      audience: "naver",
      nowSeconds: FRIDAY / 1000,
      authorityKeys: (kid: string) => orderKeysOf(town.ministry.current()).get(kid),
      officers: (id: string) => officersOf(town.ministry.current()).get(id),
      p: primitives,
    };
    const genuine = town.naver.asked.at(-1)?.body.order ?? "";
    assert.ok("claims" in openOrder(genuine, judge));

    const bytes = Buffer.from(request.orders[0]?.bytes ?? "", "base64url");
    const hash = orderHash(bytes, primitives);
    const key = town.authority.orderKey();
    const sign = (seed: Uint8Array) => primitives.ed25519Sign(seed, approvalMessage(hash));
    const forged = [
      { approvals: [], problem: "order-not-approved" },
      { approvals: [{ officer: seo.id, signature: sign(seo.seed) }], problem: "order-not-approved" },
      {
        approvals: [
          { officer: seo.id, signature: sign(seo.seed) },
          { officer: seo.id, signature: sign(seo.seed) },
        ],
        problem: "order-not-approved",
      },
      {
        approvals: [
          { officer: seo.id, signature: sign(key.seed) },
          { officer: park.id, signature: sign(key.seed) },
        ],
        problem: "approval-signature",
      },
      {
        approvals: [
          { officer: seo.id, signature: sign(seo.seed) },
          { officer: "made-up", signature: sign(key.seed) },
        ],
        problem: "officer-not-certified",
      },
    ];
    for (const { approvals, problem } of forged)
      assert.deepEqual(openOrder(sealOrder(bytes, approvals, key, primitives), judge), { problem });

    const held = town.authority.heldSeeds().map((seed) => toBase64url(ed25519PublicKey(seed)));
    for (const officer of [seo, kim, park]) assert.ok(!held.includes(toBase64url(ed25519PublicKey(officer.seed))));
  });
});
