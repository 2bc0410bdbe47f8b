import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addDays } from "@kipass/protocol/day";
import { readTable } from "@kipass/service-kit/spreadsheets/read-table";
import { judgeHandIn } from "./judge-hand-in.ts";

const TODAY = "2026-11-21";
/** One line a day, `n` days back. */
const lines = (from: number, to: number) =>
  Array.from(
    { length: from - to + 1 },
    (_, n) => `${addDays(TODAY, n - from)} 18:30,0100000${String(n).padStart(4, "0")}`,
  );
const judge = async (text: string) => judgeHandIn(await readTable(new TextEncoder().encode(text)), TODAY);

describe("a test hand-in", () => {
  test("of four whole weeks is good", async () => {
    assert.deepEqual(await judge(["방문일시,휴대전화", ...lines(27, 0)].join("\n")), {
      rows: 28,
      wrongRows: 0,
      days: 28,
      firstDay: "2026-10-25",
      lastDay: TODAY,
      faults: [],
    });
  });

  test("finds columns by what is in them, and reads days as people write them", async () => {
    const days = ["2026. 11. 20.", "20261113", "2026년 11월 6일", "2026/10/30 09:00"];
    const rows = days.map((day, n) => `${n},"${day}",010-0000-000${n}`);
    assert.deepEqual((await judge(["번호,가,나", ...rows].join("\n"))).faults, []);
  });

  test("says everything that is wrong", async () => {
    const faults = async (text: string) => (await judge(text)).faults;
    assert.deepEqual(await faults(""), ["unreadable"]);
    assert.deepEqual(await faults("날짜,전화번호"), ["no-rows"]);
    assert.deepEqual(await faults("날짜,이름\n2026-11-20,홍길동"), ["no-phone-column", "not-four-weeks"]);
    assert.deepEqual(await faults("이름,전화번호\n홍길동,01000000001"), ["no-day-column"]);
    const head = "날짜,전화번호";
    assert.deepEqual(await faults([head, ...lines(20, 0)].join("\n")), ["not-four-weeks"]);
    assert.deepEqual(await faults([head, ...lines(28, 0)].join("\n")), ["before-four-weeks"]);
    assert.deepEqual(await faults([head, ...lines(27, 0), `${addDays(TODAY, 1)},01000000001`].join("\n")), [
      "after-today",
    ]);
    for (const wrong of [
      "2026-02-30,01000000001",
      "2026-11-20,",
      "2026-11-20,02-555-0101",
      ",",
      "2026-11-20,01000000001,,x",
    ]) {
      const verdict = await judge([head, ...lines(27, 0), wrong].join("\n"));
      if (wrong === ",") assert.equal(verdict.wrongRows, 0, "a blank line is no row");
      else assert.deepEqual([verdict.faults, verdict.wrongRows], [["wrong-rows"], 1], wrong);
    }
  });
});
