import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { dayStart } from "@kipass/protocol/day";
import { movableClock } from "@kipass/service-kit/clock";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { type Outside, openOutside } from "../testing-outside.ts";
import { signUp, type Terminal } from "../testing-terminal.ts";

describe("paper books", () => {
  const clock = movableClock((dayStart("2026-11-21") + 43_200) * 1000);
  let outside: Outside;
  let registry: RegistryUnderTest;
  let manager: Terminal;
  let elsewhere: Terminal;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ manager } = await signUp(registry, outside));
    ({ manager: elsewhere } = await signUp(registry, outside));
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const register = (from: string, to: string, placeKept = "사무실 잠금 캐비닛") =>
    manager.send("POST", "/v1/paper-books", { from, to, placeKept });
  const books = async (of = manager) => (await of.send("GET", "/v1/paper-books")).body.books;
  const report = (book: number, destroyedOn: string, of = manager) =>
    of.send("POST", `/v1/paper-books/${book}/destruction`, { destroyedOn, way: "shredded", destroyedBy: "한대표" });

  test("are destroyed four weeks after their last entry; the most urgent comes first", async () => {
    const later = await register("2026-11-09", "2026-11-15");
    const sooner = await register("2026-10-20", "2026-10-26", "계산대 아래 금고");
    assert.deepEqual([later.body.destroyBy, sooner.body.destroyBy], ["2026-12-13", "2026-11-23"]);
    assert.deepEqual(await books(), [
      {
        id: sooner.body.id,
        from: "2026-10-20",
        to: "2026-10-26",
        placeKept: "계산대 아래 금고",
        destroyBy: "2026-11-23",
        destruction: null,
      },
      {
        id: later.body.id,
        from: "2026-11-09",
        to: "2026-11-15",
        placeKept: "사무실 잠금 캐비닛",
        destroyBy: "2026-12-13",
        destruction: null,
      },
    ]);
    assert.deepEqual(await books(elsewhere), []);
  });

  test("hold at most four weeks of the past", async () => {
    for (const [from, to] of [
      ["2026-11-15", "2026-11-14"],
      ["2026-11-20", "2026-11-22"],
      ["2026-10-01", "2026-10-29"],
      ["2026-02-30", "2026-02-30"],
    ] as const)
      assert.equal((await register(from, to)).body.code, "bad-period");
    assert.equal((await register("2026-10-01", "2026-10-28")).status, 200);
  });

  test("are reported destroyed once, by their own facility, on a day that can be", async () => {
    const { body } = await register("2026-10-12", "2026-10-18");
    assert.equal((await report(body.id, "2026-10-17")).body.code, "bad-period");
    assert.equal((await report(body.id, "2026-11-22")).body.code, "bad-period");
    assert.equal((await report(body.id, "2026-11-15", elsewhere)).body.code, "paper-book-not-found");
    assert.equal((await report(9_007_199_254_740_99, "2026-11-15")).body.code, "paper-book-not-found");
    assert.equal((await report(body.id, "2026-11-15")).status, 200);
    assert.equal((await report(body.id, "2026-11-16")).body.code, "conflict");
    const last = (await books()).at(-1);
    assert.deepEqual(last.destruction, {
      destroyedOn: "2026-11-15",
      way: "shredded",
      destroyedBy: "한대표",
      reportedOn: "2026-11-21",
    });
  });

  test("cannot be changed or removed by the process that writes them", async () => {
    for (const statement of [
      "UPDATE paper_books SET destroy_by = '2030-01-01'",
      "DELETE FROM paper_books",
      "UPDATE paper_destructions SET way = 'burnt'",
      "DELETE FROM paper_destructions",
      "UPDATE certificates SET visits = 0",
      "DELETE FROM certificates",
    ])
      await assert.rejects(registry.as("registry_manage").query(statement, []), /permission denied/);
  });
});
