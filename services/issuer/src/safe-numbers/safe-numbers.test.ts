import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readLog } from "@kipass/contract/disclosure";
import * as endpoints from "@kipass/contract/issuer";
import { fromBase64url } from "@kipass/protocol/bytes";
import { type Day, dayStart } from "@kipass/protocol/day";
import { issuerOfSafeNumber, parseSafeNumber } from "@kipass/protocol/safe-number";
import { movableClock, nowSeconds, today } from "@kipass/service-kit/clock";
import { requestBytes } from "@kipass/service-kit/order-desk";
import type { TestAuthority } from "@kipass/service-kit/test-authority";
import type { SafeNumberHolder } from "../disclosures/disclose-safe-numbers.ts";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

const at = (day: string) => (dayStart(day) + 12 * 3600) * 1000;

describe("safe numbers", () => {
  const clock = movableClock(at("2026-11-21"));
  let issuer: TestIssuer;
  let authority: TestAuthority;
  let hong: TestVisitor;
  let lim: TestVisitor;
  const numberOf = async (visitor: TestVisitor) => (await visitor.call(endpoints.getMyInformation)).safeNumber;
  let drawnOn: Day | undefined;
  /** Moves on a day or more; days of draws are noted when they are over. */
  const goTo = async (ms: number) => {
    clock.set(ms);
    if (drawnOn) await issuer.noted(drawnOn);
    await issuer.jobs();
  };
  const rotate = async (visitor: TestVisitor) => (await visitor.call(endpoints.rotateSafeNumber, {})).safeNumber;

  before(async () => {
    ({ issuer, authority } = await startWithAuthority(clock));
    hong = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    lim = new TestVisitor(issuer, { name: "임꺽정", phone: "01087654321" });
    await hong.enrol();
    await lim.enrol();
  });

  after(() => issuer.close());

  const orderOf = (numbers: string[], { from = nowSeconds(clock) - 3600, to = nowSeconds(clock), people = 10 } = {}) =>
    authority.order({
      kind: "identities-of-safe-numbers",
      audience: "naver",
      scope: { from, to, numbers },
      limits: { people },
    });
  const disclose = async (numbers: string[], window: Parameters<typeof orderOf>[1] = {}) => {
    const order = await orderOf(numbers, window);
    const body = { order: order.text };
    const { parts } = await new TestVisitor(issuer, { name: "", phone: "" }).call(endpoints.discloseSafeNumbers, body);
    return order.open<SafeNumberHolder>(parts, {
      party: "naver",
      kind: "identities-of-safe-numbers",
      partyPublicKey: fromBase64url(issuer.publicKeys.signingKey)!,
      request: requestBytes(body),
    });
  };

  test("are given at enrolment, in the issuer's own space, to one person each", async () => {
    const numbers = [await numberOf(hong), await numberOf(lim)];
    for (const number of numbers) {
      assert.equal(parseSafeNumber(number), number);
      assert.equal(issuerOfSafeNumber(number), 1);
    }
    assert.notEqual(numbers[0], numbers[1]);
  });

  test("stay the same on a new device", async () => {
    const number = await numberOf(hong);
    clock.advance(31_000);
    await hong.enrol();
    assert.equal(await numberOf(hong), number);
  });

  test("are nowhere in the database", async () => {
    const number = await numberOf(hong);
    const { rows } = await issuer.db.query("SELECT row_to_json(s)::text AS line FROM safe_numbers AS s");
    assert.equal(rows.length, 2);
    for (const { line } of rows) assert.equal(line.includes(number), false);
  });

  test("name their holder under an order, and nobody else", async () => {
    const [mine, other] = [await numberOf(hong), await numberOf(lim)];
    assert.deepEqual(await disclose([mine]), [
      { number: mine, name: "홍길동", phone: "01012345678", guardianPhone: null },
    ]);
    assert.deepEqual((await disclose([other, mine])).map(({ name }) => name).toSorted(), ["임꺽정", "홍길동"]);
    const nobodys = await orderOf([mine], { people: 1 });
    await hong.refused(endpoints.disclosePasses, { order: nobodys.text }, "order-scope");
    const { entries } = await hong.call(readLog);
    assert.equal(entries.join("\n").includes(mine), false);
  });

  test("that are rotated are others' no more and remain their holder's for the days they were", async () => {
    const former = await numberOf(hong);
    clock.set(at("2026-11-23"));
    const next = await rotate(hong);
    assert.notEqual(next, former);
    assert.equal(await numberOf(hong), next);
    assert.deepEqual(
      (await disclose([former, next])).map(({ name }) => name),
      ["홍길동", "홍길동"],
    );
    clock.set(at("2026-11-25"));
    // A slip of a day on which the number was nobody's is a misread one.
    assert.deepEqual(await disclose([former]), []);
    assert.equal((await disclose([former], { from: nowSeconds(clock) - 4 * 86_400 })).length, 1);
    assert.deepEqual(
      await disclose([next], { to: nowSeconds(clock) - 3 * 86_400, from: nowSeconds(clock) - 4 * 86_400 }),
      [],
    );
  });

  test("can be rotated three times a day", async () => {
    for (let times = 0; times < 3; times += 1) await rotate(lim);
    await lim.refused(endpoints.rotateSafeNumber, {}, "safe-number-limit");
    clock.set(at("2026-11-26"));
    await rotate(lim);
  });

  test("that are former are forgotten 28 days later, and the log says so", async () => {
    const formers = async () =>
      (await issuer.db.query("SELECT count(*)::int AS n FROM safe_numbers WHERE ended_day IS NOT NULL")).rows[0].n;
    assert.equal(await formers(), 5);
    for (const day of ["2026-12-10", "2026-12-21"]) {
      await goTo(at(day));
      for (const visitor of [hong, lim]) await visitor.draw();
      drawnOn = today(clock);
    }
    assert.equal(await formers(), 5);
    await goTo(at("2026-12-22"));
    assert.equal(await formers(), 4);
    await goTo(dayStart("2026-12-25") * 1000);
    assert.equal(await formers(), 0);
    const { entries } = await hong.call(readLog);
    const gone = entries.map((line) => JSON.parse(line)).filter(({ kind }) => kind === "destruction");
    assert.equal(gone.find(({ day }) => day === "2026-11-23")?.rows.safeNumbers, 1);
    await numberOf(hong);
  });

  test("that are still remembered are passed over when serials come round again", async () => {
    await issuer.db.query("SELECT setval('safe_number_serials', 102042499)");
    const [before, after] = [await numberOf(hong), await rotate(hong)];
    assert.notEqual(before, after);
    const { rows } = await issuer.db.query("SELECT serial, count(*) OVER () AS n FROM safe_numbers ORDER BY serial");
    assert.equal(new Set(rows.map(({ serial }) => serial)).size, rows.length);
  });
});
