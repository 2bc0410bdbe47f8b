import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readTable } from "@kipass/service-kit/spreadsheets/read-table";
import { writeTable } from "@kipass/service-kit/spreadsheets/write-table";
import { FORMULA_CORPUS } from "./formula-corpus.ts";
import { openCsv, openWorkbook } from "./other-software.ts";

const FIELDS = ["이름", "전화번호", "메모"];
const columns = FIELDS.map((name) => ({ name, kind: "text" as const }));
/** Each text in each field, the others plain. */
const rows = FORMULA_CORPUS.flatMap((text) =>
  FIELDS.map((_, at) => FIELDS.map((name, field) => (field === at ? text : name))),
);

async function written(format: "xlsx" | "csv") {
  const { files } = await writeTable({ name: "corpus", format, columns, rows });
  return files[0]?.bytes ?? assert.fail();
}

describe("exports opened by other software", () => {
  test("XLSX: every text of the corpus is the same text in every field, and none is a formula", async () => {
    const { cells, formulas } = openWorkbook(await written("xlsx"));
    assert.deepEqual(formulas, []);
    assert.deepEqual(
      cells.slice(1).map((row) => row.map(({ value }) => value)),
      rows,
    );
    assert.ok(cells.flat().every(({ type }) => type === "s"));
  });

  test("XLSX: a number and a date are what they are, and stay inert", async () => {
    const { files } = await writeTable({
      name: "kinds",
      format: "xlsx",
      columns: [
        { name: "분", kind: "number" },
        { name: "날짜", kind: "date" },
      ],
      rows: [[-115, "2026-11-20"]],
    });
    const { cells, formulas } = openWorkbook(files[0]?.bytes ?? assert.fail());
    assert.deepEqual(formulas, []);
    assert.deepEqual(
      cells[1]?.map(({ type, value }) => [type, value]),
      [
        ["n", -115],
        ["n", 46_346],
      ],
    );
  });

  test("CSV: no cell begins like a formula, whatever separates cells", async () => {
    const bytes = await written("csv");
    for (const separator of [",", ";", "\t"]) {
      const { cells, formulas } = openCsv(bytes, separator);
      assert.deepEqual(formulas, []);
      // A program that separates otherwise still finds one text, not pieces of it.
      for (const value of cells.flat()) assert.doesNotMatch(value, /^[\s\p{Cf}]*[=+\-@|＝＋－＠]/u);
    }
  });

  test("CSV: taking the guard off gives every byte back", async () => {
    const table = await readTable(await written("csv"));
    assert.deepEqual(table.faults, []);
    assert.deepEqual(
      table.rows.map(({ cells }) => cells),
      rows,
    );
  });
});
