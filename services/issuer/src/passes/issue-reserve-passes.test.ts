import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as endpoints from "@kipass/contract/issuer";
import { fromBase64url, toHex } from "@kipass/protocol/bytes";
import { dayStart } from "@kipass/protocol/day";
import { judgePass, parsePass } from "@kipass/protocol/pass";
import { movableClock, today } from "@kipass/service-kit/clock";
import { primitives as p } from "@kipass/service-kit/primitives";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

describe("issuing reserve passes", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  let issuer: TestIssuer;
  let visitor: TestVisitor;

  before(async () => {
    ({ issuer } = await startWithAuthority(clock));
    visitor = new TestVisitor(issuer, { name: "홍길동", phone: "01012345678" });
    await visitor.enrol();
  });
  after(() => issuer.close());

  const reserves = async () => (await visitor.call(endpoints.issueReservePasses, {})).days;
  const idsOf = (passes: string[]) => passes.map((digits) => toHex(parsePass(digits)!.header.id));

  test("gives three for today and three for tomorrow, each good for its own day", async () => {
    const days = await reserves();
    assert.deepEqual(
      days.map(({ day, passes }) => [day, passes.length]),
      [
        ["2026-11-21", 3],
        ["2026-11-22", 3],
      ],
    );
    const [key] = issuer.publicKeys.passKeys;
    const issuerKey = {
      publicKey: fromBase64url(key!.publicKey)!,
      from: 0,
      until: 4e9,
      issuer: "naver",
      suspended: false,
    };
    for (const { day, passes } of days) {
      const from = dayStart(day);
      for (const digits of passes) {
        const pass = parsePass(digits)!;
        assert.deepEqual([pass.header.class, pass.header.issuedAt], [1, from]);
        const at = (nowSeconds: number) => judgePass(pass, { nowSeconds, issuerKey, p });
        assert.deepEqual(
          [at(from - 6), at(from), at(from + 86_399), at(from + 86_403)],
          ["not-yet-valid", "valid", "valid", "expired"],
        );
      }
    }
    assert.equal(new Set(days.flatMap(({ passes }) => idsOf(passes))).size, 6);
  });

  test("three a day, however often and on whichever device they are asked for", async () => {
    const before = await reserves();
    clock.advance(31_000);
    await visitor.enrol();
    const after = await reserves();
    assert.deepEqual(
      after.map(({ passes }) => idsOf(passes)),
      before.map(({ passes }) => idsOf(passes)),
    );
    clock.advance(24 * 3_600_000);
    const nextDay = await reserves();
    assert.deepEqual(idsOf(nextDay[0]!.passes), idsOf(before[1]!.passes));
  });

  test("writes nothing and logs nothing", async () => {
    await issuer.noted("2026-11-22");
    const [before, loggedBefore] = [await issuer.everyRow(), issuer.logged()];
    for (let times = 0; times < 5; times += 1) await reserves();
    assert.deepEqual([await issuer.everyRow(), issuer.logged()], [before, loggedBefore]);
  });

  test("count as used on the day they are for, so that the account outlives their visits", async () => {
    const { lastPassDay, destroyedOn } = await visitor.call(endpoints.getMyInformation);
    assert.deepEqual([lastPassDay, destroyedOn], ["2026-11-23", "2026-12-22"]);
  });

  test("are for nobody without a good session, and for no day beyond the verified ones and their grace", async () => {
    const stranger = new TestVisitor(issuer, { name: "임꺽정", phone: "01087654321" });
    await stranger.refused(endpoints.issueReservePasses, {}, "not-logged-in");
    for (let week = 0; week < 4; week += 1) {
      await visitor.draw();
      const drawnOn = today(clock);
      clock.advance(7 * 24 * 3_600_000);
      await issuer.noted(drawnOn);
      await issuer.jobs();
    }
    clock.set(Date.parse("2026-12-24T12:00:00+09:00"));
    await issuer.jobs();
    assert.deepEqual(
      (await reserves()).map(({ day }) => day),
      ["2026-12-24"],
    );
    clock.advance(24 * 3_600_000);
    await visitor.refused(endpoints.issueReservePasses, {}, "not-verified");
  });
});
