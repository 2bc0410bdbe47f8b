import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addDays, dayStart, diesAt } from "@kipass/protocol/day";
import { movableClock } from "@kipass/service-kit/clock";
import { visitDays } from "../store/visits.ts";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { type Outside, openOutside } from "../testing-outside.ts";
import { GOOD_PASSWORD, signUp, type Terminal, terminal } from "../testing-terminal.ts";

const DAY = "2026-11-21";

describe("the jobs", () => {
  const clock = movableClock((dayStart(DAY) + 12 * 3600) * 1000);
  let outside: Outside;
  let registry: RegistryUnderTest;
  let door: Terminal;
  let loginId: string;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    const signedUp = await signUp(registry, outside);
    door = signedUp.manager;
    loginId = signedUp.form.loginId;
    await door.scan(outside.pass());
    await door.scan(outside.pass());
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const tables = async (day: string) =>
    (
      await registry
        .as("owner")
        .query("SELECT relname FROM pg_class WHERE relname LIKE $1", [`%${day.replaceAll("-", "")}%`])
    ).rowCount;
  const log = async () =>
    (await terminal(registry).send("GET", "/v1/log")).body.entries.map((line: string) => JSON.parse(line));
  /** Of days; queue keys are destroyed by the week. */
  const destructions = async () =>
    (await log()).filter(
      ({ kind, keys }: { kind: string; keys: string[] }) =>
        kind === "destruction" && !keys.some((key) => key.startsWith("queue-")),
    );

  test("prepare today and seven days ahead, tables and keys, once", async () => {
    const days = [...(await visitDays(registry.as("registry_jobs")))].sort();
    assert.deepEqual([days[0], days.at(-1), days.length], [DAY, addDays(DAY, 7), 8]);
    for (const kind of ["tag", "place", "wrap"]) assert.equal(registry.vault.names(`${kind}-2026`).length, 8);
    assert.equal(await registry.jobs(), "registry: 0 days prepared, none destroyed");
  });

  test("keep everything of day D until the last second before D+29", async () => {
    clock.set((dayStart(addDays(DAY, 29)) - 1) * 1000);
    await registry.jobs();
    assert.ok((await tables(DAY))! > 0);
    assert.ok(registry.vault.has(`tag-${DAY}`));
    assert.deepEqual(await destructions(), []);
  });

  test("destroy tables and keys of day D at 00:00 of D+29, with one entry in the public log", async () => {
    clock.set(dayStart(addDays(DAY, 29)) * 1000);
    assert.match(await registry.jobs(), new RegExp(`${DAY} destroyed`));
    assert.equal(await tables(DAY), 0);
    for (const kind of ["tag", "place", "wrap"]) {
      assert.equal(registry.vault.has(`${kind}-${DAY}`), false);
      assert.equal(
        (await registry.as("owner").query("SELECT FROM key_checks WHERE name = $1", [`${kind}-${DAY}`])).rowCount,
        0,
      );
    }
    const [{ seq: _seq, at, ...entry }, ...more] = await destructions();
    assert.deepEqual(more, []);
    assert.equal(at, dayStart(addDays(DAY, 29)));
    assert.deepEqual(entry, {
      kind: "destruction",
      day: DAY,
      visits: 2,
      conflicts: 0,
      epochs: 1,
      keys: [`tag-${DAY}`, `place-${DAY}`, `wrap-${DAY}`],
    });
    assert.equal(await registry.jobs(), "registry: 0 days prepared, none destroyed");
  });

  test("catch up after weeks of standing still, and lose no facility", async () => {
    clock.set((dayStart(addDays(DAY, 60)) + 3600) * 1000);
    await registry.jobs();
    const isDue = (day: string) => diesAt(day) <= clock.nowMs() / 1000;
    const left = [...(await visitDays(registry.as("registry_jobs")))];
    assert.ok(left.includes(addDays(DAY, 60)) && !left.some(isDue));
    const destroyed = (await destructions()).map(({ day }: { day: string }) => day);
    assert.ok(destroyed.includes(addDays(DAY, 7)) && destroyed.every(isDue));
    assert.equal(new Set(destroyed).size, destroyed.length);
    for (const day of destroyed) assert.equal(await tables(day), 0);
    const again = terminal(registry);
    assert.equal((await again.send("POST", "/v1/sessions", { loginId, password: GOOD_PASSWORD })).status, 200);
  });

  test("finish a destruction that was cut short after its keys", async () => {
    const day = addDays(DAY, 60);
    for (const kind of ["tag", "place", "wrap"]) await registry.vault.destroy(`${kind}-${day}`);
    clock.set(dayStart(addDays(day, 29)) * 1000);
    await registry.jobs();
    assert.equal(await tables(day), 0);
    assert.equal((await destructions()).filter((entry: { day: string }) => entry.day === day).length, 1);
  });

  test("sign a head every day, also when nothing happened", async () => {
    clock.advance(86_400_000);
    await registry.jobs();
    const { body } = await terminal(registry).send("GET", "/v1/log");
    assert.ok(body.head.at >= Math.floor(clock.nowMs() / 1000) - 1);
  });
});
