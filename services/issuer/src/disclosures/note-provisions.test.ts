import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as endpoints from "@kipass/contract/issuer";
import { toBase64url } from "@kipass/protocol/bytes";
import { addDays, dayStart } from "@kipass/protocol/day";
import { passesDigest } from "@kipass/protocol/order";
import { parsePass } from "@kipass/protocol/pass";
import { movableClock, nowSeconds, today } from "@kipass/service-kit/clock";
import { primitives } from "@kipass/service-kit/primitives";
import type { SignedOrder, TestAuthority } from "@kipass/service-kit/test-authority";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

describe("what was provided, for the person to read", () => {
  const clock = movableClock((dayStart("2026-11-21") + 12 * 3600) * 1000);
  const words = { legalBasis: "감염병예방법 제76조의2 제1항", purpose: "접촉 여부를 확인하고 연락하기 위해" };
  let issuer: TestIssuer;
  let authority: TestAuthority;
  let hong: TestVisitor;
  let lim: TestVisitor;

  before(async () => {
    ({ issuer, authority } = await startWithAuthority(clock));
    hong = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    lim = new TestVisitor(issuer, { name: "임꺽정", phone: "01087654321" });
    await hong.enrol();
    await lim.enrol();
  });

  after(() => issuer.close());

  const asked = (endpoint: Parameters<TestVisitor["send"]>[0], order: SignedOrder, rest: object = {}) =>
    new TestVisitor(issuer, { name: "", phone: "" }).send(endpoint, { order: order.text, ...rest });
  const window = () => ({ from: nowSeconds(clock) - 3600, to: nowSeconds(clock) });
  const person = (notifyAfter: string, limits = { passes: 10_000 }) =>
    authority.order({
      kind: "passes-of-person",
      audience: "naver",
      scope: { name: "홍길동", phone: "01012345678", ...window() },
      limits,
      notifyAfter,
      ...words,
    });
  const provisionsOf = async (visitor: TestVisitor) => (await visitor.call(endpoints.listProvisions)).provisions;
  const rows = async () => (await issuer.db.query("SELECT * FROM provisions")).rows;

  test("is there from the order's day on, to that person alone, once for an answer given again", async () => {
    const order = await person(addDays(today(clock), 7));
    for (let times = 0; times < 2; times += 1) assert.equal((await asked(endpoints.disclosePasses, order)).status, 200);
    assert.equal((await rows()).length, 1);
    clock.advance(6 * 86_400_000);
    assert.deepEqual(await provisionsOf(hong), []);
    assert.equal((await hong.call(endpoints.getMyInformation)).provisions, 0);
    clock.advance(86_400_000);
    assert.deepEqual(await provisionsOf(hong), [
      { kind: "passes-of-person", providedOn: "2026-11-21", reference: order.reference, ...words },
    ]);
    assert.equal((await hong.call(endpoints.getMyInformation)).provisions, 1);
    assert.deepEqual(await provisionsOf(lim), []);
  });

  test("counts names given, and not groups, which carry nobody's", async () => {
    await issuer.jobs();
    const headers = [parsePass((await lim.draw()).pass)!.headerBytes];
    const request = { headers: toBase64url(headers[0]!) };
    const scope = { ...window(), passes: 1, digest: toBase64url(passesDigest(headers, primitives)) };
    const order = await authority.order({
      kind: "identities-of-passes",
      audience: "naver",
      scope,
      limits: { passes: 10, people: 1 },
      notifyAfter: today(clock),
      ...words,
    });
    assert.equal((await asked(endpoints.discloseGroups, order, request)).status, 200);
    assert.deepEqual(await provisionsOf(lim), []);
    assert.equal((await asked(endpoints.discloseIdentities, order, { ...request, people: [1] })).status, 200);
    assert.deepEqual(
      (await provisionsOf(lim)).map(({ kind, providedOn }) => [kind, providedOn]),
      [["identities-of-passes", "2026-11-28"]],
    );
  });

  test("counts safe numbers, of everyone who was named", async () => {
    const numbers = [];
    for (const visitor of [hong, lim]) numbers.push((await visitor.call(endpoints.getMyInformation)).safeNumber);
    const order = await authority.order({
      kind: "identities-of-safe-numbers",
      audience: "naver",
      scope: { ...window(), numbers },
      limits: { people: 2 },
      notifyAfter: today(clock),
    });
    assert.equal((await asked(endpoints.discloseSafeNumbers, order)).status, 200);
    for (const visitor of [hong, lim]) {
      assert.ok((await provisionsOf(visitor)).some(({ kind }) => kind === "identities-of-safe-numbers"));
    }
  });

  test("what was refused was not provided", async () => {
    const before = (await rows()).length;
    assert.equal((await asked(endpoints.disclosePasses, await person(today(clock), { passes: 1 }))).status, 403);
    assert.equal((await rows()).length, before);
  });

  test("says nothing of order or person without the key", async () => {
    const text = (await rows())
      .flatMap((row) => Object.values(row))
      .map((value) => (Buffer.isBuffer(value) ? value.toString("latin1") + value.toString("utf8") : String(value)))
      .join("\n");
    const reference = (await provisionsOf(hong))[0]!.reference;
    for (const secret of [reference, words.purpose, words.legalBasis]) assert.equal(text.includes(secret), false);
    const indexes = (await rows()).map(({ order_index }) => order_index.toString("hex"));
    assert.equal(new Set(indexes).size, indexes.length);
  });
});
