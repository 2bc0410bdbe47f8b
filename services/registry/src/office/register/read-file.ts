import { REGISTER_PART_BYTES, REGISTER_PARTS } from "@kipass/contract/office/register-fields";
import { readTable, TABLE_LIMITS } from "@kipass/service-kit/spreadsheets/read-table";
import { setHeader, turnImport } from "../../store/register-imports.ts";
import { proposeColumns } from "./columns.ts";
import { type ImportStep, inImport, readFile } from "./import-step.ts";

const MB = 1024 * 1024;
/** A 시도's licences of one kind. */
export const REGISTER_LIMITS = {
  ...TABLE_LIMITS,
  bytes: REGISTER_PART_BYTES * REGISTER_PARTS,
  inflatedBytes: 256 * MB,
  rows: 100_000,
  columns: 200,
};
const SAMPLE = 5;

/** Reads the header, proposes what its columns are, and waits for the officer. */
export async function readUpload(step: ImportStep): Promise<void> {
  const { row, clock } = step;
  const table = await readTable(await readFile(step), REGISTER_LIMITS);
  const fault = table.header.length === 0 ? (table.faults[0]?.code ?? "empty") : undefined;
  await inImport(step, "read-import", async (tx) => {
    if (fault) return turnImport(tx, row.id, { state: "failed", fault, endedMs: clock.nowMs() });
    await setHeader(tx, row.id, {
      header: table.header.map(shown),
      sample: table.rows.slice(0, SAMPLE).map(({ cells }) => cells.map(shown)),
      columns: proposeColumns(table.header),
      lines: table.rows.length + table.faults.length,
    });
    return turnImport(tx, row.id, { state: "columns" });
  });
}

/** A database takes no U+0000. */
const shown = (cell: string) => cell.toWellFormed().replaceAll("\0", "");
