import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { connect } from "@kipass/service-kit/postgres/database";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { newAttempt, type Terminal } from "../terminal.ts";
import { openTown, type Town } from "../town.ts";
import type { Visitor } from "../visitor.ts";

const at = (time: string) => Date.parse(`${time}+09:00`);

describe("midnight", () => {
  let town: Town;
  let visitor: Visitor;
  let here: Terminal;
  let elsewhere: Terminal;

  before(async () => {
    town = await openTown({ adminUrl: testServerUrl(), startMs: at("2026-11-18T23:50:00") });
    visitor = await town.enrol("naver", { name: "홍길동", phone: "01000170001" });
    here = await town.openFacility({
      name: "온도포차",
      sector: "hunting-pocha",
      loginId: "ondo01",
      businessNumber: "1234567891",
    });
    elsewhere = await town.openFacility({
      name: "다온식당",
      sector: "restaurant",
      loginId: "daon01",
      businessNumber: "2208162517",
    });
  });
  after(() => town?.close());

  test("a pass shown at 23:59:58, retried at 00:00:03 and presented elsewhere at 00:00:05 leaves one visit, on the pass's own day", async () => {
    town.clock.set(at("2026-11-18T23:59:57"));
    const pass = await visitor.draw();
    const attempt = newAttempt();
    town.clock.set(at("2026-11-18T23:59:58"));
    assert.equal(await here.scan(pass, { attempt }), "recorded");
    town.clock.set(at("2026-11-19T00:00:03"));
    assert.equal(await here.scan(pass, { attempt }), "recorded", "the retry of a lost answer gets the same answer");
    assert.equal(await here.scan(pass), "already-recorded", "a new attempt at the same place is told so");
    town.clock.set(at("2026-11-19T00:00:05"));
    assert.equal(await elsewhere.scan(pass), "used");
    assert.deepEqual(await visitsByDay(), { visits_20261118: 1, visits_20261119: 0 });
  });

  test("a pass drawn before midnight and first shown after it belongs to the day it was issued", async () => {
    town.clock.set(at("2026-11-19T23:59:55"));
    const pass = await visitor.draw();
    town.clock.set(at("2026-11-20T00:00:04"));
    assert.equal(await here.scan(pass), "recorded");
    assert.equal(await elsewhere.scan(pass), "used");
    assert.deepEqual(await visitsByDay(), { visits_20261118: 1, visits_20261119: 1, visits_20261120: 0 });
  });

  /** Rows of each day's table that exists up to the clock's day. */
  async function visitsByDay(): Promise<Record<string, number>> {
    const db = connect(town.registry.roleUrl("owner"), { name: "midnight-test", max: 1 });
    try {
      const today = `visits_${new Date(town.clock.nowMs() + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll("-", "")}`;
      const { rows } = await db.query<{ name: string }>(
        "SELECT tablename AS name FROM pg_tables WHERE tablename ~ '^visits_2\\d{7}$' AND tablename <= $1 ORDER BY 1",
        [today],
      );
      const counts: Record<string, number> = {};
      for (const { name } of rows)
        counts[name] = (await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${name}`)).rows[0]?.n ?? -1;
      return counts;
    } finally {
      await db.close();
    }
  }
});
