import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { toBase64url } from "@kipass/protocol/bytes";
import { addDays, type Day, dayStart, weekOf } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { movableClock } from "@kipass/service-kit/clock";
import { createLog } from "@kipass/service-kit/log";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { type Outside, openOutside } from "../testing-outside.ts";
import { createEpochs, type Epochs } from "./epochs.ts";

const DAY = "2026-11-21";

describe("epochs", () => {
  const clock = movableClock((dayStart(DAY) + 12 * 3600) * 1000);
  const log = createLog({ party: "registry", process: "test", level: "silent" });
  let outside: Outside;
  let registry: RegistryUnderTest;
  let epochs: Epochs;
  let knowsKeys = true;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    epochs = createEpochs({ db: registry.as("registry_scan"), vault: registry.vault, visitKeys, clock, log });
  });

  beforeEach(() => {
    knowsKeys = true;
    clock.set((dayStart(DAY) + 12 * 3600) * 1000);
  });

  after(async () => {
    epochs?.close();
    await registry?.close();
    await outside?.close();
  });

  function visitKeys(week: Day) {
    const keys = knowsKeys ? outside.visitKeys(week) : undefined;
    return keys && { week, working: toBase64url(keys.working.publicKey), escrow: toBase64url(keys.escrow.publicKey) };
  }

  const current = (day = DAY) => epochs.current(day, clock.nowMs());
  const isStored = async (id: Uint8Array | undefined, day = DAY) =>
    (await registry.as("owner").query(`SELECT FROM epochs_${day.replaceAll("-", "")} WHERE epoch = $1`, [id]))
      .rowCount === 1;

  test("a key is committed before it is used, and asked for at once it is made once", async () => {
    const [one, two] = await Promise.all([epochs.ready(DAY), epochs.ready(DAY)]);
    assert.equal(one, two);
    assert.ok(await isStored(one.id));
    assert.equal(current(), one);
  });

  test("its counter never repeats", async () => {
    const epoch = await epochs.ready(DAY);
    const counters = Array.from({ length: 1000 }, () => epoch.nextCounter());
    assert.equal(new Set(counters).size, 1000);
    assert.ok(counters[0]! > 0);
  });

  test("it is renewed in its last minute, before anything waits, and forgotten", async () => {
    const old = await epochs.ready(DAY);
    const key = old.key;
    clock.advance(8 * 60_000);
    await epochs.renewAhead();
    assert.equal(current(), old);
    clock.advance(61_000);
    await epochs.renewAhead();
    const next = current();
    assert.ok(next && next !== old && (await isStored(next.id)));
    assert.ok(key.every((byte) => byte === 0));
  });

  test("no key is used for longer than ten minutes, whatever fails", async () => {
    const old = await epochs.ready(DAY);
    knowsKeys = false;
    clock.advance(599_999);
    await epochs.renewAhead();
    assert.equal(current(), old);
    clock.advance(1);
    assert.equal(current(), undefined);
    await assert.rejects(epochs.ready(DAY), (error) => error instanceof Problem && error.code === "unavailable");
  });

  test("around midnight both days have one ready", async () => {
    const tomorrow = addDays(DAY, 1);
    clock.set((dayStart(tomorrow) - 100) * 1000);
    await epochs.renewAhead();
    assert.ok(current(DAY) && current(tomorrow));
    assert.equal(weekOf(tomorrow), weekOf(DAY));
    clock.set((dayStart(tomorrow) + 100) * 1000);
    await epochs.renewAhead();
    assert.ok(current(DAY) && current(tomorrow));
    clock.set((dayStart(tomorrow) + 200) * 1000);
    await epochs.renewAhead();
    assert.equal(current(DAY), undefined);
    assert.ok(current(tomorrow));
  });
});
