import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { toBase64url } from "@kipass/protocol/bytes";
import { addDays, dayNumber, dayStart, weekOf } from "@kipass/protocol/day";
import { movableClock } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { newSeed, registeredDevice, type TestDevice } from "../testing-device.ts";
import { type Outside, openOutside, SUSPENDED_KEY_ID } from "../testing-outside.ts";
import { GOOD_PASSWORD, newAttempt, signUp, type Terminal } from "../testing-terminal.ts";
import { openVisits } from "../testing-visits.ts";

const DAY = "2026-11-21";
const NOON = (dayStart(DAY) + 12 * 3600) * 1000;
const HOUR = 3_600_000;

describe("sendQueuedVisits", () => {
  const clock = movableClock(NOON);
  let outside: Outside;
  let registry: RegistryUnderTest;
  let door: Terminal;
  let facility: number;
  let device: TestDevice;
  let elsewhere: Terminal;
  let other: TestDevice;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ manager: door, facility } = await signUp(registry, outside));
    ({ manager: elsewhere } = await signUp(registry, outside));
    device = await registeredDevice(door);
    other = await registeredDevice(elsewhere);
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const count = async (kind: "visits" | "conflicts", day = DAY) =>
    (await registry.as("owner").query(`SELECT count(*) AS rows FROM ${kind}_${dayNumber(day)}`)).rows[0].rows as number;
  const hoursAgo = (hours: number) => clock.nowMs() - hours * HOUR;
  const livePass = (atMs: number) => outside.pass({ issuedAt: Math.floor(atMs / 1000) });

  test("keeps fifty scans of an hour ago, each once however often they are sent", async () => {
    const before = await count("visits");
    const items = await Promise.all(
      Array.from({ length: 50 }, (_, n) => device.keep(livePass(hoursAgo(1) + n * 1000), hoursAgo(1) + n * 1000)),
    );
    assert.deepEqual(await device.send(items), Array(50).fill("kept"));
    assert.deepEqual(await device.send(items), Array(50).fill("already"));
    assert.equal((await count("visits")) - before, 50);
  });

  test("two sendings at once count once", async () => {
    const before = [await count("visits"), await count("conflicts")];
    const items = await Promise.all(Array.from({ length: 20 }, () => device.keep(livePass(hoursAgo(2)), hoursAgo(2))));
    const answers = (await Promise.all([device.send(items), device.send(items)])).flat();
    assert.ok(answers.every((answer) => answer === "kept" || answer === "already"));
    assert.deepEqual([(await count("visits")) - (before[0] ?? 0), await count("conflicts")], [20, before[1]]);
  });

  test("what was recorded online, its answer lost, is already there", async () => {
    const [pass, attempt] = [outside.pass(), randomBytes(16)];
    assert.equal(await door.scan(pass, { attempt: toBase64url(attempt) }), "recorded");
    const item = await device.keep(pass, clock.nowMs() + 2000, { idempotencyKey: attempt });
    assert.deepEqual(await device.send([item]), ["already"]);
  });

  test("one pass at two devices without a network is one visit and one conflict, kept once", async () => {
    const before = [await count("visits"), await count("conflicts")];
    const atMs = hoursAgo(3);
    const pass = livePass(atMs);
    const [first, second] = [await device.keep(pass, atMs), await other.keep(pass, atMs + 1000)];
    assert.deepEqual(await device.send([first]), ["kept"]);
    assert.deepEqual(await other.send([second]), ["conflict"]);
    assert.deepEqual(await other.send([second]), ["conflict"]);
    assert.deepEqual(
      [(await count("visits")) - (before[0] ?? 0), (await count("conflicts")) - (before[1] ?? 0)],
      [1, 1],
    );
    const [conflict] = await opened("conflicts", atMs + 1000);
    assert.equal(conflict?.flags.conflict, true);
  });

  test("is written where and when it was, flagged as kept offline and nothing else", async () => {
    const atMs = hoursAgo(5);
    const item = await device.keep(livePass(atMs), atMs + 2_500, { direction: "out", channel: "wedge" });
    assert.deepEqual(await device.send([item]), ["kept"]);
    const [visit] = await opened("visits", atMs + 2_500);
    assert.deepEqual([visit?.facility, visit?.direction, visit?.channel], [facility, "out", "wedge"]);
    assert.deepEqual(visit?.flags, {
      offline: true,
      late: false,
      implausible: false,
      sessionEnded: false,
      conflict: false,
    });
  });

  for (const [name, days] of [
    ["ahead", 2],
    ["behind", -2],
  ] as const) {
    test(`a clock two days ${name} is put right by its offset`, async () => {
      const atMs = hoursAgo(6) + days;
      const item = await device.keep(livePass(atMs), atMs + days * 24 * HOUR, { offsetMs: -days * 24 * HOUR });
      assert.deepEqual(await device.send([item]), ["kept"]);
      assert.equal((await opened("visits", atMs))[0]?.flags.implausible, false);
    });

    test(`a clock two days ${name} that was never measured is implausible, and the pass's own time counts`, async () => {
      const issuedAt = Math.floor((hoursAgo(7) + days * 60_000) / 1000);
      const item = await device.keep(outside.pass({ issuedAt }), issuedAt * 1000 + days * 24 * HOUR);
      assert.deepEqual(await device.send([item]), ["kept"]);
      const [visit] = await opened("visits", days > 0 ? issuedAt * 1000 + 17_999 : issuedAt * 1000 - 5_000);
      assert.equal(visit?.flags.implausible, true);
    });
  }

  test("a time at which the device was being answered is implausible", async () => {
    assert.equal(await door.scan(outside.pass()), "recorded");
    const atMs = clock.nowMs() - 30_000;
    assert.deepEqual(await device.send([await device.keep(livePass(atMs), atMs + 1)]), ["kept"]);
    assert.equal((await opened("visits", atMs + 1))[0]?.flags.implausible, true);
  });

  test("a pass of a suspended issuer is kept, a forged one and a stranger's are not", async () => {
    const issuedAt = Math.floor(hoursAgo(1) / 1000);
    const answerTo = async (facts: object) =>
      (await device.send([await device.keep(outside.pass({ issuedAt, ...facts }), issuedAt * 1000)]))[0];
    assert.equal(await answerTo({ keyId: SUSPENDED_KEY_ID }), "kept");
    assert.equal(await answerTo({ seed: newSeed() }), "forged");
    assert.equal(await answerTo({ keyId: 99 }), "unknown-issuer");
  });

  test("refuses with a reason, and counts it, what no known device has sealed and signed", async () => {
    const atMs = hoursAgo(1);
    const item = await device.keep(livePass(atMs), atMs);
    assert.deepEqual(await device.send([item], { device: randomBytes(16) }), ["unknown-device"]);
    assert.deepEqual(await device.send([item, item], { seed: newSeed() }), ["bad-signature", "bad-signature"]);
    assert.deepEqual(await other.send([item]), ["unreadable"]);
    const cut = { ...item, sealed: Uint8Array.from(item.sealed, (byte, n) => (n === 100 ? byte ^ 1 : byte)) };
    assert.deepEqual(await device.send([cut, { ...item, week: addDays(item.week, 7) }]), ["unreadable", "unreadable"]);
    assert.match(registry.logged(), /"event":"queued-visits-refused","reason":"bad-signature","visits":2/);
    assert.deepEqual(await device.send([item]), ["kept"]);
  });

  test("collects nothing for a day on which collection had stopped", async () => {
    await registry
      .as("owner")
      .query("INSERT INTO alert_levels (from_day, level) VALUES ('2026-11-20', '주의'), ('2026-11-21', '심각')");
    const atMs = (dayStart("2026-11-20") + 3600) * 1000;
    const item = await device.keep(livePass(atMs), atMs);
    await until(async () => (await device.send([item]))[0] === "collection-stopped", "collection has stopped");
    await registry.as("owner").query("DELETE FROM alert_levels");
  });

  test("takes what comes after the session has ended and more than 72 hours late, and says so in the flags", async () => {
    const atMs = clock.nowMs() + 120_000;
    clock.advance(180_000);
    const items = [await device.keep(livePass(atMs), atMs)];
    await door.send("POST", "/v1/sessions/end", {});
    clock.advance(73 * HOUR);
    await untilEnded();
    assert.deepEqual(await device.send(items), ["kept"]);
    const [visit] = await opened("visits", atMs);
    assert.deepEqual([visit?.flags.sessionEnded, visit?.flags.late], [true, true]);
    clock.set(NOON);
  });

  test("what a terminal still keeps when its facility leaves is taken until the facility's facts die with its last visits", async () => {
    const { manager, facility: leaving } = await signUp(registry, outside);
    const left = await registeredDevice(manager);
    const [before, after] = [hoursAgo(9), clock.nowMs() + 60_777];
    const items = [await left.keep(livePass(before), before), await left.keep(livePass(after), after)];
    clock.advance(1);
    const { status } = await manager.send("POST", "/v1/facility/withdrawal", { ownPassword: GOOD_PASSWORD });
    assert.equal(status, 200);
    clock.advance(120_000);
    await untilEnded(manager);
    assert.deepEqual(await left.send(items), ["kept", "kept"]);
    for (const atMs of [before, after]) assert.equal((await opened("visits", atMs))[0]?.facility, leaving);
    assert.equal((await opened("visits", before))[0]?.flags.sessionEnded, true);

    clock.set((dayStart(addDays(DAY, 28)) + 3600) * 1000);
    await registry.jobs();
    const late = await left.keep(livePass(hoursAgo(1)), hoursAgo(1));
    assert.deepEqual(await left.send([late]), ["kept"]);
    clock.set((dayStart(addDays(DAY, 29)) + 60) * 1000);
    await registry.jobs();
    assert.deepEqual(await left.send([late]), ["unknown-device"]);
    clock.set(NOON);
  });

  test("after its day was destroyed it is refused, not stored elsewhere", async () => {
    const atMs = hoursAgo(1);
    const item = await other.keep(livePass(atMs), atMs);
    clock.set((dayStart(addDays(DAY, 29)) + 60) * 1000);
    await registry.jobs();
    assert.deepEqual(await other.send([item]), ["day-destroyed"]);
    clock.set((dayStart(addDays(weekOf(DAY), 6 + 29)) + 60) * 1000);
    await registry.jobs();
    assert.ok(!registry.vault.has(`queue-${weekOf(DAY)}`));
    const { body } = await door.send("GET", "/v1/log");
    assert.ok(body.entries.some((entry: string) => entry.includes(`"keys":["queue-${weekOf(DAY)}"]`)));
    clock.set(NOON);
  });

  /** What the authority would read of visits at this moment. */
  const opened = async (kind: "visits" | "conflicts", atMs: number, day = DAY) =>
    (await openVisits(registry, outside, { kind, day })).filter((visit) => visit.atMs === atMs);

  async function untilEnded(terminal = door): Promise<void> {
    const scan = () => terminal.scan("8201", { attempt: newAttempt() });
    await until(async () => /^(session-ended|not-logged-in)$/.test(await scan()), "the session has ended");
  }
});
