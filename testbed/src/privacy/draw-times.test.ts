import assert from "node:assert/strict";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { connect, type Database } from "@kipass/service-kit/postgres/database";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import { openTown, type Town } from "../town.ts";
import type { Visitor } from "../visitor.ts";

const at = (time: string) => Date.parse(`${time}+09:00`);
/** In the order of their enrolment; they draw in another. */
const PEOPLE = 10;
const DRAWING_ORDER = [6, 1, 9, 3, 0, 8, 4, 2, 7, 5];

/**
 * Somebody holds everything an issuer stores: every row with the transaction that wrote it and its place in the file, every log
 * line, every file's time. They must not learn when within a day anybody drew a pass, not even who drew before whom: held
 * against a registry's or a venue's times of visits, that would say where somebody was.
 */
describe("what an issuer's storage says about when passes were drawn", () => {
  let town: Town;
  let db: Database;
  let visitors: Visitor[];

  before(async () => {
    town = await openTown({ adminUrl: testServerUrl(), startMs: at("2026-11-18T09:00:00") });
    db = connect(town.issuers.naver.roleUrl("owner"), { name: "draw-times", max: 1 });
    visitors = [];
    for (let n = 0; n < PEOPLE; n += 1) {
      visitors.push(await town.enrol("naver", { name: "가나다", phone: `0100017${String(n).padStart(4, "0")}` }));
    }
  });
  after(async () => {
    await db?.close();
    await town?.close();
  });

  /** Every row as it lies there: what it says, which transaction wrote it, where it stands. */
  async function everyRow(): Promise<string> {
    const { rows: tables } = await db.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await db.query<{ row: string }>(
        `SELECT ctid || ' ' || xmin || ' ' || xmax || ' ' || t::text AS row FROM ${name} t ORDER BY ctid`,
      );
      found.push(`${name}: ${rows.map(({ row }) => row).join("\n")}`);
    }
    return found.join("\n");
  }

  async function fileTimes(): Promise<string[]> {
    const dir = town.issuers.naver.vaultDir;
    const files = (await readdir(dir)).sort();
    return Promise.all(files.map(async (file) => `${file} ${(await stat(join(dir, file))).mtimeMs}`));
  }

  const noted = async () =>
    (await db.query<{ n: number }>("SELECT count(*)::int AS n FROM accounts WHERE last_pass_day = '2026-11-20'"))
      .rows[0]?.n === PEOPLE;

  test("while the day lasts: nothing at all", async () => {
    const yesterday = await fileTimes();
    town.clock.set(at("2026-11-19T00:30:00"));
    // A new day begins with an empty note.
    await until(async () => (await fileTimes()).join() !== yesterday.join(), "the new day has begun");
    const [rows, logged, files] = [await everyRow(), town.logged(), await fileTimes()];
    for (const who of DRAWING_ORDER) {
      await visitors[who]?.draw();
      await visitors[who]?.draw("assisted");
      await visitors[who]?.client.issueReservePasses({ body: {} });
      await delay(20);
    }
    await delay(1_500);
    assert.equal(await everyRow(), rows);
    assert.equal(town.logged(), logged);
    assert.deepEqual(await fileTimes(), files);
  });

  test("hours of it later, and until its last second: still nothing in the database", async () => {
    const rows = await everyRow();
    for (const hour of ["06", "12", "18"]) {
      town.clock.set(at(`2026-11-19T${hour}:00:00`));
      await visitors[0]?.draw();
      await delay(700);
    }
    town.clock.set(at("2026-11-19T23:59:50"));
    await delay(1_200);
    assert.equal(await everyRow(), rows);
  });

  test("when it is over: the day, in one transaction and in no order of theirs", async () => {
    town.clock.set(at("2026-11-20T00:00:00"));
    await until(noted, "the day is noted");
    const { rows } = await db.query<{ number: number; xmin: string; day: string }>(
      "SELECT number, xmin::text, last_pass_day AS day FROM accounts ORDER BY ctid",
    );
    // The day after, for which everybody has been given reserve passes.
    assert.deepEqual(new Set(rows.map(({ day }) => day)), new Set(["2026-11-20"]));
    assert.equal(new Set(rows.map(({ xmin }) => xmin)).size, 1, "rows differ by the transaction that wrote them");
    const inFile = rows.map(({ number }) => number);
    const first = Math.min(...inFile);
    const asDrawn = DRAWING_ORDER.map((who) => first + who);
    assert.notDeepEqual(inFile, asDrawn);
    assert.notDeepEqual(inFile, asDrawn.toReversed());
  });

  test("and no column could hold a time of it", async () => {
    const { rows } = await db.query<{ type: string }>(
      "SELECT data_type AS type FROM information_schema.columns WHERE table_name = 'accounts' AND column_name ~ 'pass|used|drawn'",
    );
    assert.deepEqual([...new Set(rows.map(({ type }) => type))], ["date"]);
  });
});
