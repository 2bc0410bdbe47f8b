import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { parseEntry } from "@kipass/protocol/log";
import { type MovableClock, movableClock } from "@kipass/service-kit/clock";
import { readEntries } from "@kipass/service-kit/ledger";
import { createLog } from "@kipass/service-kit/log";
import { connect, type Database } from "@kipass/service-kit/postgres/database";
import { createTestDatabase, type TestDatabase } from "@kipass/service-kit/postgres/test-database";
import { runJobs } from "../jobs.ts";
import { prepareDatabase } from "../prepare-database.ts";
import { insertAccess } from "../store/access-log.ts";
import { authorityRoles } from "../testing.ts";

const DAY_MS = 86_400_000;
const log = createLog({ party: "authority", process: "test", level: "error", destination: { write() {} } });

/** The database judges ages by its own clock, so these days are days ago. */
describe("access lines older than two years", { timeout: 120_000 }, () => {
  let dir: string;
  let server: TestDatabase;
  let owner: Database;
  let jobsDb: Database;
  let clock: MovableClock;

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), "kipass-accesses-"));
  });
  after(() => rm(dir, { recursive: true, force: true }));
  beforeEach(async () => {
    server = await createTestDatabase({ roles: [...authorityRoles] });
    await prepareDatabase(server.ownerUrl);
    owner = connect(server.ownerUrl, { name: "test", max: 1 });
    jobsDb = connect(server.url("authority_jobs"), { name: "test", max: 1 });
    clock = movableClock(Date.now() - 740 * DAY_MS);
  });
  afterEach(async () => {
    await owner.close();
    await jobsDb.close();
    await server.drop();
  });

  const jobs = () => {
    const vault = { dir: join(dir, server.database), masterKey };
    return runJobs({ vault, databaseUrl: server.url("authority_jobs") }, { clock, log });
  };
  const masterKey = randomBytes(32);
  const see = (what: string) =>
    insertAccess(jobsDb, { atMs: clock.nowMs(), officer: "kim", what, caseId: null, reason: "case 1" });
  const lines = async () => (await owner.query("SELECT * FROM access_log ORDER BY id")).rows;
  const seen = async () => (await lines()).map(({ what }) => what).filter((what) => what !== "anchorAccessLog");
  const broken = async () => (await owner.query("SELECT broken_access_line() AS line")).rows[0].line;
  const alarms = async () => (await owner.query("SELECT kind, detail FROM alarms ORDER BY id")).rows;
  const start = async () => (await owner.query("SELECT line, hash FROM access_log_start")).rows;
  const anchors = async () =>
    (await readEntries(owner, { from: 0, limit: 10_000 }))
      .flatMap((entry) => parseEntry(entry) ?? [])
      .filter(({ kind }) => kind === "access");

  /** Three days, 740 to 738 days ago, an access and an anchor on each; then one a week ago and today's jobs. */
  async function fourDays(): Promise<void> {
    for (const what of ["first", "second", "third"]) {
      await see(what);
      await jobs();
      clock.advance(DAY_MS);
    }
    clock.set(Date.now() - 7 * DAY_MS);
    await see("young");
  }

  it("are gone within the hour, and what is left still follows and still stands in the public log", async () => {
    await fourDays();
    const before = await lines();
    await jobs();
    const kept = await lines();
    assert.deepEqual(await seen(), ["young"]);
    assert.deepEqual(
      kept.filter(({ what }) => what === "young"),
      before.filter(({ what }) => what === "young"),
    );
    const told = (await anchors()).find(({ lines }) => lines === kept[0].id - 1);
    const [from] = await start();
    assert.deepEqual([from.line, from.hash.toString("base64url")], [told?.lines, told?.hash]);
    assert.equal(await broken(), null);
    clock.advance(DAY_MS);
    await see("younger");
    await jobs();
    assert.deepEqual([await seen(), await broken(), await alarms()], [["young", "younger"], null, []]);
  });

  it("stay while their day has not come, and up to what the public log told", async () => {
    await see("told");
    await jobs();
    await see("not told yet");
    clock.set(Date.now() - DAY_MS);
    await jobs();
    assert.deepEqual(await seen(), ["not told yet"]);
    await see("young");
    clock.advance(DAY_MS);
    await jobs();
    assert.deepEqual(await seen(), ["not told yet", "young"]);
  });

  it("are all that the jobs' role can remove, and the first that is left cannot be rewritten unseen", async () => {
    await fourDays();
    const remove = async (line: number, hash: unknown) =>
      (await jobsDb.query("SELECT erase_access_lines($1, $2) AS lines", [line, hash])).rows[0].lines;
    const all = await lines();
    const young = all.findIndex(({ what }) => what === "young");
    await see("newest");
    assert.equal(await remove(all[young].id, all[young].hash), 0);
    assert.equal(await remove(all[young - 1].id, all[young].hash), 0);
    assert.equal((await lines()).length, all.length + 1);
    for (const statement of [
      "DELETE FROM access_log",
      "SELECT reason FROM access_log",
      "INSERT INTO access_log_start VALUES (1, '')",
      "UPDATE access_log_start SET line = 9",
    ])
      await assert.rejects(jobsDb.query(statement), { code: "42501" }, statement);
    for (const role of ["authority_app", "authority_worker"] as const) {
      const other = connect(server.url(role), { name: "test", max: 1 });
      await assert.rejects(other.query("SELECT erase_access_lines(1, '')"), { code: "42501" }, role);
      await other.close();
    }
    assert.equal(await remove(all[young - 1].id, all[young - 1].hash), young);
    assert.equal(await broken(), null);
    await owner.query("UPDATE access_log SET reason = 'nothing' WHERE what = 'young'");
    assert.equal(await broken(), all[young].id);
  });

  it("are not an excuse: who moves the beginning with the owner's rights is noticed", async () => {
    await fourDays();
    await jobs();
    clock.advance(DAY_MS);
    await see("younger");
    await jobs();
    const all = await lines();
    const told = all.findLast(({ what }) => what === "anchorAccessLog");
    const last = all[all.indexOf(told) - 1];
    await owner.query("DELETE FROM access_log WHERE id <= $1", [last.id]);
    await owner.query("UPDATE access_log_start SET line = $1, hash = $2", [last.id, last.hash]);
    assert.equal(await broken(), null);
    clock.advance(DAY_MS);
    await jobs();
    await jobs();
    const detail = "lines younger than two years are missing at the beginning";
    assert.deepEqual(await alarms(), [{ kind: "access-log-broken", detail }]);
  });

  it("are told in the public log on every day, also on one of which it says something else", async () => {
    clock.set(Date.now());
    await jobs();
    // A week's visit keys end, which the public log says before the day's anchor.
    for (const days of [40, 1]) {
      clock.advance(days * DAY_MS);
      await jobs();
      await jobs();
    }
    const entries = (await readEntries(owner, { from: 0, limit: 10_000 })).flatMap((entry) => parseEntry(entry) ?? []);
    assert.ok(entries.some(({ kind }) => kind === "destruction"));
    assert.equal((await anchors()).length, 3);
  });
});
