import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { readLog } from "@kipass/contract/disclosure";
import * as endpoints from "@kipass/contract/issuer";
import { addDays } from "@kipass/protocol/day";
import { GENESIS_HASH, verifyChain } from "@kipass/protocol/log";
import { movableClock, nowSeconds, today } from "@kipass/service-kit/clock";
import { primitives } from "@kipass/service-kit/primitives";
import type { TestAuthority } from "@kipass/service-kit/test-authority";
import { until } from "@kipass/service-kit/testing-until";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";

const start = Date.parse("2026-11-21T12:00:00+09:00");
const midnight = (day: string) => Date.parse(`${day}T00:00:00+09:00`);

describe("destruction", () => {
  const clock = movableClock(start);
  let issuer: TestIssuer;
  let authority: TestAuthority;
  let idle: TestVisitor;
  let busy: TestVisitor;
  let gone: TestVisitor;

  before(async () => {
    ({ issuer, authority } = await startWithAuthority(clock));
    const visitor = (name: string, phone: string) => new TestVisitor(issuer, { name, phone });
    [idle, busy, gone] = [
      visitor("가나다", "01011110001"),
      visitor("라마바", "01011110002"),
      visitor("사아자", "01011110003"),
    ];
    for (const each of [idle, busy, gone]) {
      await each.enrol();
      await each.draw();
    }
    await gone.call(endpoints.withdrawConsent, {});
  });

  after(() => issuer.close());

  const names = async () =>
    (await issuer.db.query("SELECT name FROM key_checks WHERE name LIKE 'pass-key-%' ORDER BY 1")).rows;
  const accounts = async () => (await issuer.db.query("SELECT count(*)::int AS n FROM accounts")).rows[0].n;
  const entries = async () => (await idle.call(readLog)).entries.map((line) => JSON.parse(line));
  const disclose = async (visitor: TestVisitor) => {
    const order = await authority.order({
      kind: "passes-of-person",
      audience: "naver",
      scope: { name: visitor.name, phone: visitor.phone, from: nowSeconds(clock) - 24 * 3600, to: nowSeconds(clock) },
      limits: { passes: 10_000 },
    });
    return new TestVisitor(issuer, { name: "", phone: "" }).send(endpoints.disclosePasses, { order: order.text });
  };

  /** Until the day is over and noted. */
  const untilNoted = async () => {
    const day = today(clock);
    clock.set(midnight(addDays(day, 1)));
    await issuer.noted(day);
  };

  test("jobs keep a week of keys ahead and change nothing when run again", async () => {
    const prepared = await names();
    assert.deepEqual(
      prepared.map(({ name }) => name.slice(9)),
      Array.from({ length: 8 }, (_, n) => addDays("2026-11-21", n)),
    );
    const report = await issuer.jobs();
    assert.deepEqual([report.preparedUntil, report.erasedDays], ["2026-11-28", []]);
    assert.deepEqual(await names(), prepared);
  });

  test("the log begins with its genesis and its head is signed every day", async () => {
    const before = (await idle.call(readLog)).head;
    clock.advance(24 * 3_600_000);
    await issuer.jobs();
    const { head, entries: lines } = await idle.call(readLog);
    assert.deepEqual([head.seq, head.hash, head.at - before.at], [before.seq, before.hash, 24 * 3600]);
    assert.ok("hash" in verifyChain(lines, GENESIS_HASH, primitives));
  });

  test("codes and the counting of messages go when they have run out", async () => {
    await issuer.db.query("TRUNCATE phone_codes, phone_code_sends");
    const stranger = new TestVisitor(issuer, { name: "차카타", phone: "01011110009" });
    await stranger.receiveCode();
    const rows = async () =>
      (
        await issuer.db.query(
          "SELECT (SELECT count(*) FROM phone_codes)::int AS codes, (SELECT count(*) FROM phone_code_sends)::int AS sends",
        )
      ).rows[0];
    clock.advance(181_000);
    await issuer.jobs();
    assert.deepEqual(await rows(), { codes: 0, sends: 1 });
    clock.advance(24 * 3_600_000);
    await issuer.jobs();
    assert.deepEqual(await rows(), { codes: 0, sends: 0 });
  });

  test("until the last second of the 28th day everything is there", async () => {
    for (let day = "2026-11-25"; day <= "2026-12-19"; day = addDays(day, 1)) {
      clock.set(midnight(day) + 3_600_000);
      await issuer.jobs();
      if (day === "2026-12-01") {
        await busy.draw();
        await untilNoted();
        assert.equal((await disclose(busy)).status, 200);
      }
    }
    clock.set(midnight("2026-12-20") - 1000);
    await issuer.jobs();
    assert.equal(await accounts(), 3);
    assert.equal((await disclose(idle)).status, 200);
    assert.equal((await names())[0].name, "pass-key-2026-11-21");
  });

  test("at 00:00 of D+29 the day's key goes, with the unused and the withdrawn accounts, and the log says so", async () => {
    clock.set(midnight("2026-12-20"));
    const before = (await entries()).length;
    const { erasedDays } = await issuer.jobs();
    assert.deepEqual(erasedDays, ["2026-11-21"]);
    assert.equal(await accounts(), 1);
    assert.equal((await names())[0].name, "pass-key-2026-11-22");
    assert.equal(
      (await readdir(issuer.config.vault.dir)).some((file) => file.startsWith("pass-key-2026-11-21")),
      false,
    );
    const added = (await entries()).slice(before);
    assert.deepEqual(added, [
      {
        seq: before,
        at: nowSeconds(clock),
        kind: "destruction",
        day: "2026-11-21",
        keys: ["pass-key-2026-11-21"],
        rows: { accounts: 2, orderAnswers: 0, safeNumbers: 0 },
      },
    ]);
    assert.equal((await disclose(idle)).status, 404);
    assert.equal((await issuer.db.query("SELECT count(*)::int AS n FROM consents")).rows[0].n, 3);
  });

  test("a destroyed account draws no more, whatever its cookie says", async () => {
    await until(async () => !(await idle.send(endpoints.issuePass, { class: "live" })).ok, "it draws no more");
    await idle.refused(endpoints.issuePass, { class: "live" }, "session-ended");
    await busy.draw();
    await untilNoted();
  });

  test("after weeks without a run every expired day is caught up with, one entry each, answers to orders too", async () => {
    clock.set(midnight("2027-01-20"));
    const before = (await entries()).length;
    const { erasedDays } = await issuer.jobs();
    assert.deepEqual([erasedDays[0], erasedDays.at(-1)], ["2026-11-22", "2026-12-22"]);
    const added = (await entries()).slice(before);
    assert.deepEqual(
      added.map(({ day }) => day),
      erasedDays,
    );
    const rowsOf = (day: string) => added.find((entry) => entry.day === day).rows;
    assert.deepEqual(rowsOf("2026-12-02"), { accounts: 0, orderAnswers: 1, safeNumbers: 0 });
    assert.deepEqual(rowsOf("2026-12-20"), { accounts: 1, orderAnswers: 0, safeNumbers: 0 });
    assert.deepEqual((await issuer.jobs()).erasedDays, []);
    assert.equal(await accounts(), 0);
  });

  test("what was only there to end sessions goes once those have run out", async () => {
    clock.advance(40 * 24 * 3_600_000);
    await issuer.jobs();
    assert.equal((await issuer.db.query("SELECT count(*)::int AS n FROM revoked_sessions")).rows[0].n, 0);
    assert.equal(today(clock) > "2027-02-01", true);
  });
});
