import assert from "node:assert/strict";
import { createECDH, randomBytes } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import { type Approval, approvalOf, approvalsChallenge } from "@kipass/protocol/approval";
import { toBase64url } from "@kipass/protocol/bytes";
import { officersOf, orderKeysOf } from "@kipass/protocol/certification";
import { openOrder, orderHash, parseClaims, sealOrder } from "@kipass/protocol/order";
import { assertionBytes } from "@kipass/service-kit/passkeys";
import { primitives } from "@kipass/service-kit/primitives";
import { createTestAuthenticator } from "@kipass/service-kit/testing-authenticator";
import { until } from "@kipass/service-kit/testing-until";
import { FRIDAY, openTown, type RequestView, type TestOfficer, type Town } from "../stand-ins/town.ts";
import { ORIGIN } from "../testing.ts";

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
  const approve = (officer: TestOfficer, request: RequestView, passkey = officer.sign(request)) =>
    officer.client.approveRequest({ params: { request: String(request.id) }, body: { passkey } });
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

    it("with a touch of the officer's passkey over all orders, at the console, and no other", async () => {
      const request = await draft();
      const [first] = request.orders;
      const hashOf = ({ hash }: RequestView["orders"][number]) => Buffer.from(hash, "base64url");
      const over = (...hashes: Uint8Array[]) => seo.device.touch(approvalsChallenge(hashes, primitives));
      assert.ok(first && request.orders.length > 1);
      const good = seo.sign(request);
      const wrong = [
        over(),
        over(hashOf(first)),
        over(...request.orders.map(hashOf), randomBytes(32)),
        over(...request.orders.map(hashOf).reverse().slice(1)),
        seo.device.touch(hashOf(first)),
        park.sign(request),
        seo.sign(request, { isVerified: false }),
        seo.sign(request, { origin: "https://elsewhere.test" }),
        seo.sign(request, { rpId: "elsewhere.test" }),
        seo.sign(request, { type: "webauthn.create" }),
        { ...good, signature: toBase64url(randomBytes(70)) },
        { ...good, authenticatorData: good.authenticatorData.slice(4) },
      ];
      for (const passkey of wrong) await assert.rejects(approve(seo, request, passkey), { code: "approval-signature" });
      await assert.rejects(approve(seo, { ...request, id: 999_999 }), { code: "order-not-found" });
      await approve(seo, request, good);
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
      site: town.ministry.current().authority.console,
      p: primitives,
    };
    const genuine = town.naver.asked.at(-1)?.body.order ?? "";
    assert.ok("claims" in openOrder(genuine, judge));

    const bytes = Buffer.from(request.orders[0]?.bytes ?? "", "base64url");
    const hash = orderHash(bytes, primitives);
    const key = town.authority.orderKey();
    // What the server has seen go by: touches for this request, log-ins, and whatever it can make with keys of its own.
    const own = createTestAuthenticator({ origin: ORIGIN });
    const other = seo.device.approve(seo.id, [randomBytes(32)]);
    const logIn = seo.device.confirm({ challenge: toBase64url(hash), rpId: judge.site.rpId, known: [] });
    const mine = (officer: TestOfficer) => officer.device.approve(officer.id, [hash]);
    const forged: { approvals: Approval[]; problem: string }[] = [
      { approvals: [], problem: "order-not-approved" },
      { approvals: [mine(seo)], problem: "order-not-approved" },
      { approvals: [mine(seo), mine(seo)], problem: "order-not-approved" },
      { approvals: [own.approve(seo.id, [hash]), own.approve(park.id, [hash])], problem: "approval-signature" },
      { approvals: [mine(seo), { ...mine(seo), officer: park.id }], problem: "approval-signature" },
      { approvals: [{ ...other, hashes: [hash] }, mine(park)], problem: "approval-signature" },
      { approvals: [other, mine(park)], problem: "approval-signature" },
      { approvals: [approvalOf(seo.id, [hash], assertionBytes(logIn)), mine(park)], problem: "approval-signature" },
      { approvals: [mine(seo), own.approve("made-up", [hash])], problem: "officer-not-certified" },
    ];
    for (const { approvals, problem } of forged)
      assert.deepEqual(openOrder(sealOrder(bytes, approvals, key, primitives), judge), { problem });

    const points = town.authority.heldSeeds().flatMap((seed) => p256PointsOf(seed));
    for (const officer of [seo, kim, park])
      assert.ok(
        points.every((point) => !point.equals(officer.device.publicKey)),
        "a key of the vault is an officer's",
      );
  });
});

/** The point of 32 bytes taken as a P-256 secret. */
function p256PointsOf(secret: Buffer): Buffer[] {
  const ecdh = createECDH("prime256v1");
  try {
    ecdh.setPrivateKey(secret);
    return [ecdh.getPublicKey()];
  } catch {
    return [];
  }
}
