import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { terminal } from "../../testing-terminal.ts";

const DAY_MS = 86_400_000;

describe("the access log of municipalities", () => {
  const clock = movableClock(Date.parse("2026-11-21T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const owner = () => registry.as("owner");
  const broken = async () => (await owner().query("SELECT broken_access_line() AS link")).rows[0]?.link;
  const anchors = async () =>
    (await terminal(registry).send("GET", "/v1/log")).body.entries
      .map((line: string) => JSON.parse(line))
      .filter(({ kind }: { kind: string }) => kind === "access");
  const nextDay = () => clock.advance(DAY_MS);

  test("is one chain without a gap, however many write at once", async () => {
    const officers = [await officer(registry, url, clock), await officer(registry, url, clock, { region: "26110" })];
    await Promise.all(officers.flatMap(({ send }) => Array.from({ length: 15 }, () => send("GET", "/v1/queue"))));
    const { rows } = await owner().query("SELECT link, hash FROM office_access_log ORDER BY link");
    assert.deepEqual(
      rows.map(({ link }) => link),
      Array.from({ length: 30 }, (_, nth) => nth + 1),
    );
    assert.equal(await broken(), null);
  });

  test("is read by who, what, which facility and when, and taken out with a reason that is in it", async () => {
    const handler = await officer(registry, url, clock);
    await handler.send("GET", "/v1/facilities/4711");
    const admin = await officer(registry, url, clock, { roles: ["viewer"] });
    const read = async (query: string) => (await admin.send("GET", `/v1/access-log?${query}`)).body.entries.length;
    assert.equal(await read(`officer=${handler.id}&facility=4711&what=readFacility&from=2026-11-21&to=2026-11-21`), 1);
    assert.equal(await read("facility=471"), 0);
    assert.equal(await read(`officer=${handler.id}&from=2026-11-22`), 0);
    assert.equal((await admin.send("GET", "/v1/access-log?from=2026-02-30")).body.code, "malformed-request");
    const filter = `officer=${handler.id}`;
    const { body: file } = await admin.send("POST", `/v1/access-log/exports?${filter}`, { reason: "정기 점검" });
    const bytes = Buffer.from(file.bytes, "base64url");
    assert.deepEqual([file.rows, file.name], [1, "access-log.csv"]);
    assert.match(bytes.toString(), /readFacility.*facility=4711.*facility-not-found.*[0-9a-f]{64}/);
    assert.equal(file.sha256, createHash("sha256").update(bytes).digest("hex"));
    const { body: log } = await admin.send("GET", "/v1/access-log?what=exportAccessLog");
    assert.deepEqual([log.entries[0].about, log.entries[0].why], [filter, "정기 점검"]);
    assert.equal((await handler.send("GET", "/v1/access-log")).body.code, "forbidden");
  });

  test("stands in the public log daily, so that rewriting it is seen, also by who repairs the chain", async () => {
    nextDay();
    await registry.jobs();
    await registry.jobs();
    assert.equal((await anchors()).length, 1);
    const admin = await officer(registry, url, clock, { roles: ["admin"] });
    const check = async () => (await admin.send("GET", "/v1/access-log")).body.check;
    assert.deepEqual(await check(), { atMs: clock.nowMs(), lines: (await anchors())[0].lines, fault: null });

    await owner().query("UPDATE office_access_log SET why = 'nothing' WHERE link = 7");
    assert.equal(await broken(), 7);
    await owner().query(`DO $$ DECLARE line office_access_log; previous bytea; BEGIN
      FOR line IN SELECT * FROM office_access_log ORDER BY link LOOP
        previous := office_access_hash(previous, line);
        UPDATE office_access_log SET hash = previous WHERE id = line.id;
      END LOOP; END $$`);
    assert.equal(await broken(), null);
    nextDay();
    assert.match(await registry.jobs(), /rewritten: line \d+, told in the public log$/);
    assert.equal((await anchors()).length, 1);
    const late = await officer(registry, url, clock, { roles: ["admin"] });
    assert.match((await late.send("GET", "/v1/access-log")).body.check.fault, /told in the public log/);
  });
});

describe("old lines of the access log", () => {
  // The database judges ages by its own clock, so these days are days ago.
  const clock = movableClock(Date.now() - 735 * DAY_MS);
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const look = async () => (await officer(registry, url, clock)).send("GET", "/v1/queue");
  const links = async () =>
    (await registry.as("owner").query("SELECT link FROM office_access_log ORDER BY link")).rows.map(({ link }) => link);
  const remove = async (link: number) => {
    const { rows } = await registry.as("owner").query("SELECT hash FROM office_access_log WHERE link = $1", [link]);
    const erased = "SELECT erase_access_lines($1, $2) AS lines";
    return (await registry.as("registry_jobs").query(erased, [link, rows[0].hash])).rows[0].lines;
  };

  test("are erased after two years without breaking the chain, and nobody can erase younger ones unseen", async () => {
    await look();
    await look();
    clock.advance(DAY_MS);
    await registry.jobs();
    clock.advance(DAY_MS);
    await look();
    clock.set(Date.now() - DAY_MS);
    await look();
    assert.doesNotMatch(await registry.jobs(), /rewritten/);
    assert.deepEqual(await links(), [3, 4], "up to the line the public log told");
    for (const link of [5, 6]) {
      clock.advance(DAY_MS);
      await look();
      assert.doesNotMatch(await registry.jobs(), /rewritten/);
      assert.equal((await links()).at(-1), link);
    }
    assert.deepEqual([await remove(4), await remove(5)], [0, 0], "younger than two years");
    await assert.rejects(registry.as("registry_jobs").query("DELETE FROM office_access_log"), { code: "42501" });
    const { rows } = await registry.as("owner").query("SELECT link, hash FROM office_access_log WHERE link = 5");
    await registry.as("owner").query("DELETE FROM office_access_log WHERE link < 6");
    await registry.as("owner").query("UPDATE access_log_start SET line = 5, hash = $1", [rows[0].hash]);
    clock.advance(DAY_MS);
    assert.match(await registry.jobs(), /missing at the beginning$/);
  });

  test("leave the first that is kept bound to them", async () => {
    await registry.as("owner").query("UPDATE office_access_log SET why = 'nothing' WHERE link = 6");
    clock.advance(DAY_MS);
    assert.match(await registry.jobs(), /rewritten: line 6$/);
  });
});
