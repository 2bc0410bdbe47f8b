import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { dayNumber, dayStart } from "@kipass/protocol/day";
import { type OutcomeCode, outcomeCodes } from "@kipass/protocol/outcome";
import { movableClock } from "@kipass/service-kit/clock";
import type { RunningService } from "@kipass/service-kit/service";
import { until } from "@kipass/service-kit/testing-until";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { setFacilityStatus } from "../testing-facility-status.ts";
import { type Outside, openOutside, SUSPENDED_KEY_ID } from "../testing-outside.ts";
import { newAttempt, signUp, type Terminal, terminal } from "../testing-terminal.ts";

const DAY = "2026-11-21";
const NOON = (dayStart(DAY) + 12 * 3600) * 1000;

describe("recordVisit", () => {
  const clock = movableClock(NOON);
  let outside: Outside;
  let registry: RegistryUnderTest;
  let second: RunningService;
  let door: Terminal;
  let facility: number;
  let elsewhere: Terminal;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    second = await registry.startAnother();
    ({ manager: door, facility } = await signUp(registry, outside));
    ({ manager: elsewhere } = await signUp(registry, outside));
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const stored = async (day = DAY) =>
    (await registry.as("owner").query(`SELECT count(*) AS visits FROM visits_${dayNumber(day)}`)).rows[0]
      .visits as number;
  const nowSeconds = () => Math.floor(clock.nowMs() / 1000);

  const outcomes: { outcome: OutcomeCode; when: string; scan: () => Promise<string> }[] = [
    { outcome: "recorded", when: "a live pass is shown", scan: () => door.scan(outside.pass()) },
    {
      outcome: "recorded",
      when: "an assisted pass is 60 seconds old",
      scan: () => door.scan(outside.pass({ class: 3, issuedAt: nowSeconds() - 60 })),
    },
    {
      outcome: "recorded",
      when: "a reserve pass of the day is shown",
      scan: () => door.scan(outside.pass({ class: 1, issuedAt: dayStart(DAY) })),
    },
    {
      outcome: "recorded",
      when: "a phone runs five seconds ahead",
      scan: () => door.scan(outside.pass({ issuedAt: nowSeconds() + 5 })),
    },
    {
      outcome: "recorded",
      when: "the code was on its way for three seconds",
      scan: () => door.scan(outside.pass({ issuedAt: nowSeconds() - 17 })),
    },
    {
      outcome: "expired",
      when: "it is eighteen seconds old",
      scan: () => door.scan(outside.pass({ issuedAt: nowSeconds() - 18 })),
    },
    {
      outcome: "expired",
      when: "it is older than any record",
      scan: () => door.scan(outside.pass({ issuedAt: nowSeconds() - 40 * 86_400 })),
    },
    {
      outcome: "not-yet-valid",
      when: "it is for six seconds from now",
      scan: () => door.scan(outside.pass({ issuedAt: nowSeconds() + 6 })),
    },
    {
      outcome: "not-yet-valid",
      when: "a reserve pass is for tomorrow",
      scan: () => door.scan(outside.pass({ class: 1, issuedAt: dayStart("2026-11-22") })),
    },
    { outcome: "not-a-pass", when: "it is a web address", scan: () => door.scan("https://example.invalid/") },
    { outcome: "not-a-pass", when: "a digit is missing", scan: () => door.scan(outside.pass().slice(0, -1)) },
    {
      outcome: "forged",
      when: "another key signed it",
      scan: () => door.scan(outside.pass({ seed: randomBytes(32) })),
    },
    {
      outcome: "forged",
      when: "it is forged and expired",
      scan: () => door.scan(outside.pass({ seed: randomBytes(32), issuedAt: 0 })),
    },
    { outcome: "unknown-issuer", when: "nobody certified the key", scan: () => door.scan(outside.pass({ keyId: 99 })) },
    {
      outcome: "issuer-suspended",
      when: "its issuer is suspended",
      scan: () => door.scan(outside.pass({ keyId: SUSPENDED_KEY_ID })),
    },
    { outcome: "already-recorded", when: "this facility recorded it a moment ago", scan: () => twice(door, door) },
    {
      outcome: "already-recorded",
      when: "this facility recorded it in the other direction",
      scan: () => twice(door, door, "out"),
    },
    { outcome: "used", when: "another facility recorded it", scan: () => twice(elsewhere, door) },
    { outcome: "facility-not-approved", when: "a facility without 사업자등록번호 waits", scan: scanWaiting },
    { outcome: "facility-suspended", when: "the municipality suspended it", scan: scanSuspended },
    { outcome: "collection-stopped", when: "the alert level is 주의", scan: scanAtLowAlert },
    { outcome: "session-ended", when: "the terminal was logged in a fortnight ago", scan: scanAfterFortnight },
    { outcome: "rate-limited", when: "one device scans without end", scan: scanWithoutEnd },
    { outcome: "unavailable", when: "the day's table cannot be written", scan: scanWithoutTable },
  ];

  for (const { outcome, when, scan } of outcomes) {
    test(`${outcome}: ${when}`, async () => assert.equal(await scan(), outcome));
  }

  test("every outcome is tried, but the one that only a device gives", () => {
    const tried = new Set(outcomes.map(({ outcome }) => outcome));
    assert.deepEqual(
      outcomeCodes.filter((code) => !tried.has(code)),
      ["queued"],
    );
  });

  test("only what is recorded is stored, and it is stored once", async () => {
    const before = await stored();
    const pass = outside.pass();
    assert.equal(await door.scan(pass), "recorded");
    assert.equal(await door.scan(pass), "already-recorded");
    assert.equal(await elsewhere.scan(pass), "used");
    await door.scan(outside.pass({ keyId: 99 }));
    assert.equal((await stored()) - before, 1);
  });

  test("the pass's class is told with the outcome", async () => {
    const body = async (pass: string) =>
      (
        await door.send("POST", "/v1/visits", {
          pass,
          direction: "in",
          channel: "paste",
          clientAtMs: 0,
          clockOffsetMs: 0,
          idempotencyKey: newAttempt(),
        })
      ).body;
    assert.deepEqual(await body(outside.pass({ class: 1, issuedAt: dayStart(DAY) })), {
      outcome: "recorded",
      passClass: "reserve",
      nowMs: clock.nowMs(),
    });
    assert.equal((await body(outside.pass({ class: 3 }))).passClass, "assisted");
    assert.equal((await body("8201")).passClass, null);
  });

  describe("when answers are lost", () => {
    test("the same attempt gets the same answer, at any process, also after the pass ran out", async () => {
      const [pass, attempt] = [outside.pass(), newAttempt()];
      assert.equal(await door.scan(pass, { attempt }), "recorded");
      assert.equal(await door.at(second.url).scan(pass, { attempt }), "recorded");
      clock.advance(60_000);
      assert.equal(await door.scan(pass, { attempt }), "recorded");
      assert.equal(await door.scan(pass), "expired");
      clock.advance(10 * 60_000);
      assert.equal(await door.scan(pass, { attempt }), "expired");
    });

    test("another device's attempt of the same name is not the same attempt", async () => {
      const [pass, attempt] = [outside.pass(), newAttempt()];
      assert.equal(await door.scan(pass, { attempt }), "recorded");
      assert.equal(await elsewhere.scan(pass, { attempt }), "used");
      clock.advance(30_000);
      assert.equal(await elsewhere.scan(pass, { attempt }), "expired");
    });

    test("an hour later at the same facility it is the last hour's visit, two hours later used", async () => {
      const pass = outside.pass({ class: 1, issuedAt: dayStart(DAY) });
      assert.equal(await door.scan(pass), "recorded");
      clock.advance(3_600_000);
      assert.equal(await door.scan(pass), "already-recorded");
      clock.advance(3_600_000);
      assert.equal(await door.scan(pass), "used");
    });
  });

  test("of a thousand presentations of one pass at two processes exactly one is recorded", async () => {
    const pass = outside.pass();
    const before = await stored();
    const devices = await Promise.all(Array.from({ length: 25 }, () => anotherDevice()));
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, n) => {
        const device = devices[n % devices.length] as Terminal;
        return (n % 2 === 0 ? device : device.at(second.url)).scan(pass);
      }),
    );
    const counts = Object.fromEntries(
      Array.from(
        Map.groupBy(answers, (answer) => answer),
        ([answer, all]) => [answer, all.length],
      ),
    );
    assert.deepEqual(counts, { recorded: 1, "already-recorded": 999 });
    assert.equal((await stored()) - before, 1);
  });

  test("midnight: shown at 23:59:58, retried at 00:00:03, elsewhere at 00:00:05: one visit", async () => {
    clock.set((dayStart("2026-11-22") - 2) * 1000);
    const [pass, attempt] = [outside.pass(), newAttempt()];
    const [today, tomorrow] = [await stored(), await stored("2026-11-22")];
    assert.equal(await door.scan(pass, { attempt }), "recorded");
    clock.advance(5_000);
    assert.equal(await door.at(second.url).scan(pass, { attempt }), "recorded");
    assert.equal(await door.scan(pass), "already-recorded");
    clock.advance(2_000);
    assert.equal(await elsewhere.scan(pass), "used");
    assert.equal(await stored(), today + 1);
    assert.equal(await stored("2026-11-22"), tomorrow);
    clock.set(NOON);
  });

  async function twice(first: Terminal, then: Terminal, direction: "in" | "out" = "in"): Promise<string> {
    const pass = outside.pass();
    assert.equal(await first.scan(pass), "recorded");
    return then.scan(pass, { direction });
  }

  async function anotherDevice(): Promise<Terminal> {
    const { rows } = await registry
      .as("owner")
      .query("SELECT login_id FROM members WHERE facility = $1 AND role = 'manager'", [facility]);
    const device = terminal(registry);
    await device.send("POST", "/v1/sessions", { loginId: rows[0].login_id, password: "daon-2026-maru" });
    return device;
  }

  async function scanWaiting(): Promise<string> {
    const { manager, body } = await signUp(registry, outside, { businessNumber: null });
    assert.equal(body.facility.status, "waiting");
    return eventually(() => manager.scan(outside.pass()), "facility-not-approved");
  }

  async function scanSuspended(): Promise<string> {
    const { manager, facility: id } = await signUp(registry, outside);
    await setFacilityStatus({ db: registry.as("registry_manage"), clock }, { facility: id, status: "suspended" });
    const outcome = await eventually(() => manager.scan(outside.pass()), "facility-suspended");
    await setFacilityStatus({ db: registry.as("registry_manage"), clock }, { facility: id, status: "active" });
    assert.equal(await eventually(() => manager.scan(outside.pass()), "recorded"), "recorded");
    return outcome;
  }

  async function scanAtLowAlert(): Promise<string> {
    await registry.as("owner").query("INSERT INTO alert_levels (from_day, level) VALUES ($1, '주의')", [DAY]);
    const outcome = await eventually(() => door.scan(outside.pass()), "collection-stopped");
    await registry.as("owner").query("INSERT INTO alert_levels (from_day, level) VALUES ('2026-11-01', '경계')");
    await registry.as("owner").query("DELETE FROM alert_levels WHERE from_day = $1", [DAY]);
    assert.equal(await eventually(() => door.scan(outside.pass()), "recorded"), "recorded");
    return outcome;
  }

  async function scanAfterFortnight(): Promise<string> {
    const old = await anotherDevice();
    clock.advance(14 * 86_400_000);
    const outcome = await old.scan(outside.pass());
    clock.set(NOON);
    return outcome;
  }

  async function scanWithoutEnd(): Promise<string> {
    const device = await anotherDevice();
    const answers = await Promise.all(Array.from({ length: 150 }, () => device.scan("8201")));
    return answers.find((answer) => answer !== "not-a-pass") ?? "";
  }

  async function scanWithoutTable(): Promise<string> {
    const owner = registry.as("owner");
    await owner.query("ALTER TABLE visits_20261121 RENAME TO hidden");
    const outcome = await door.scan(outside.pass());
    await owner.query("ALTER TABLE hidden RENAME TO visits_20261121");
    return outcome;
  }

  /** Facility states reach a process within seconds, not at once. */
  async function eventually(scan: () => Promise<string>, wanted: string): Promise<string> {
    await until(async () => (await scan()) === wanted, `the door hears ${wanted}`);
    return wanted;
  }
});
