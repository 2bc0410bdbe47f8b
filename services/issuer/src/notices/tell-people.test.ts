import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import * as endpoints from "@kipass/contract/issuer";
import { addDays, dayStart } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { movableClock, nowSeconds, today } from "@kipass/service-kit/clock";
import { createLog } from "@kipass/service-kit/log";
import { connect, type Database } from "@kipass/service-kit/postgres/database";
import type { TestAuthority } from "@kipass/service-kit/test-authority";
import { until } from "@kipass/service-kit/testing-until";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { STANDING_KEYS } from "../keys/key-names.ts";
import { rotatedKeysFrom } from "../keys/key-ring.ts";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";
import { noticeText, type TellParts, tellPeople } from "./tell-people.ts";

describe("telling people what was provided of theirs", () => {
  const clock = movableClock((dayStart("2026-11-21") + 12 * 3600) * 1000);
  const sent: { to: string; text: string }[] = [];
  let isTaken = true;
  let issuer: TestIssuer;
  let authority: TestAuthority;
  let db: Database;
  let parts: TellParts;

  before(async () => {
    ({ issuer, authority } = await startWithAuthority(clock));
    db = connect(issuer.roleUrl("issuer_app"), { name: "test", max: 8 });
    const vault = await openFileVault({ ...issuer.config.vault, checks: postgresKeyChecks(db) });
    const gateway = {
      async send(message: { to: string; text: string }) {
        if (!isTaken) throw new Problem("unavailable");
        sent.push(message);
        return { receipt: "test" };
      },
      delivery: async () => ({ state: "delivered" as const, code: null }),
    };
    parts = {
      db,
      keys: rotatedKeysFrom(vault),
      gateway,
      budgetKey: vault.key(STANDING_KEYS.phoneCodes),
      clock,
      log: createLog({ party: "test", process: "test", level: "silent" }),
      counts: { told: 0, failed: 0 },
    };
    for (const person of PEOPLE) await new TestVisitor(issuer, person).enrol();
  });
  after(async () => {
    await db?.close();
    await issuer?.close();
  });
  beforeEach(() => {
    sent.length = 0;
    isTaken = true;
  });

  const PEOPLE = [
    { name: "홍길동", phone: "01012345678" },
    { name: "임꺽정", phone: "01087654321" },
  ];

  async function provide({ name, phone }: { name: string; phone: string }, inDays: number): Promise<void> {
    const order = await authority.order({
      kind: "passes-of-person",
      audience: "naver",
      scope: { name, phone, from: nowSeconds(clock) - 3600, to: nowSeconds(clock) },
      limits: { passes: 10_000 },
      notifyAfter: addDays(today(clock), inDays),
    });
    const asked = await new TestVisitor(issuer, { name, phone }).send(endpoints.disclosePasses, { order: order.text });
    assert.equal(asked.status, 200);
  }

  const [hong, lim] = PEOPLE as [(typeof PEOPLE)[0], (typeof PEOPLE)[0]];

  test("waits for the order's day, and then tells once, however much it is and however often it looks", async () => {
    await provide(hong, 2);
    await provide(hong, 2);
    clock.advance(86_400_000);
    assert.equal(await tellPeople(parts), 0);
    clock.advance(86_400_000);
    assert.equal(await tellPeople(parts), 1);
    clock.advance(86_400_000);
    assert.equal(await tellPeople(parts), 0);
    assert.deepEqual(sent, [{ to: hong.phone, text: noticeText("2026-11-21") }]);
  });

  test("two processes tell each person once", async () => {
    for (let orders = 0; orders < 3; orders++) for (const person of PEOPLE) await provide(person, 0);
    await Promise.all([tellPeople(parts), tellPeople(parts), tellPeople(parts)]);
    assert.deepEqual(sent.map(({ to }) => to).sort(), [hong.phone, lim.phone].sort());
  });

  test("tries a message that was not taken again, three rounds a day, and counts it", async () => {
    await provide(lim, 0);
    isTaken = false;
    const failed = parts.counts.failed;
    for (let round = 0; round < 5; round++) assert.equal(await tellPeople(parts), 0);
    assert.equal(parts.counts.failed, failed + 3);
    isTaken = true;
    assert.equal(await tellPeople(parts), 0);
    clock.advance(86_400_000);
    assert.equal(await tellPeople(parts), 1);
  });

  test("sends no more than the budgets allow, and the rest in a later round", async () => {
    await provide(hong, 0);
    await provide(lim, 0);
    const budgets = {
      prefix: { hour: 100, day: 100 },
      network: { hour: 100, day: 100 },
      all: { minute: 1, day: 100 },
    };
    clock.advance(86_400_000);
    assert.equal(await tellPeople({ ...parts, budgets }), 1);
    clock.advance(10 * 60_000);
    assert.equal(await tellPeople({ ...parts, budgets }), 1);
    assert.equal(sent.length, 2);
  });

  test("says nothing of place, case, order or anybody's name", () => {
    assert.match(noticeText("2026-11-21"), /11월 21일 .*질병관리청.*감염병예방법 제76조의2.*파기됩니다/);
  });

  test("is done by the service itself", async () => {
    const { issuer: other, authority: asking } = await startWithAuthority(clock, { noticesEveryMs: 50 });
    try {
      await new TestVisitor(other, hong).enrol();
      const before = other.messages.length;
      const order = await asking.order({
        kind: "passes-of-person",
        audience: "naver",
        scope: { ...hong, from: nowSeconds(clock) - 3600, to: nowSeconds(clock) },
        limits: { passes: 10_000 },
        notifyAfter: today(clock),
      });
      await new TestVisitor(other, hong).send(endpoints.disclosePasses, { order: order.text });
      await until(() => other.messages.length > before, "the message has come");
      assert.equal(other.messages.at(-1)?.text, noticeText(today(clock)));
    } finally {
      await other.close();
    }
  });
});
