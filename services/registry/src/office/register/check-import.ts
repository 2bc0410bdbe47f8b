import { REGISTER_PART_BYTES } from "@kipass/contract/office/register-fields";
import { today } from "@kipass/service-kit/clock";
import { type ReadTable, readTable } from "@kipass/service-kit/spreadsheets/read-table";
import { findEntries, findMatchable, type StoredEntry } from "../../store/register-entries.ts";
import {
  eraseLines,
  erasePartsOf,
  type ImportRow,
  insertLines,
  type LineRow,
  setReportParts,
  turnImport,
} from "../../store/register-imports.ts";
import { codesOf } from "../facilities/list-facilities.ts";
import { checkRows } from "./check-rows.ts";
import { indexFacilities } from "./facility-index.ts";
import {
  type Bounded,
  type ImportStep,
  inImport,
  LINES_AT_ONCE,
  progress,
  readFile,
  writeFile,
} from "./import-step.ts";
import { REGISTER_LIMITS } from "./read-file.ts";
import type { EntryFacts } from "./read-row.ts";
import { regionFinder } from "./region-of-address.ts";
import { reportOf } from "./report.ts";

const ENTRIES_AT_ONCE = 5_000;

/** The dry run: an answer for each line and a report on all of them. Begun again, it begins anew: nothing but its own lines was written. */
export async function checkLines(step: ImportStep): Promise<void> {
  const { row, clock } = step;
  const { columns } = row;
  if (!columns) throw new Error("an import is checked without its columns");
  await inImport(step, "forget-lines", async (tx) => {
    await eraseLines(tx, row.id);
    await erasePartsOf(tx, row.id, "report");
  });
  const table = await readTable(await readFile(step), REGISTER_LIMITS);
  const regions = codesOf(row.region);
  const lines = checkRows(table, {
    columns,
    findRegion: regionFinder(today(clock), row.region),
    covers: (facts) => coverage(row, facts),
    known: await allEntries(step),
    match: indexFacilities(await inImport(step, "find-facilities", (tx) => findMatchable(tx, regions))),
  });
  await writeReport(step, await writeLines(step, lines, linesIn(table)));
  await inImport(step, "checked", (tx) => turnImport(tx, row.id, { state: "checked" }));
}

const linesIn = ({ rows, faults }: ReadTable) => rows.length + faults.length;

async function writeLines(step: ImportStep, lines: Iterable<LineRow>, total: number): Promise<LineRow[]> {
  const written: LineRow[] = [];
  let batch: LineRow[] = [];
  const write = () =>
    inImport(step, "write-lines", async (tx) => {
      await insertLines(tx, step.row.id, batch);
      await progress(tx, step, written.length, total);
    });
  for (const line of lines) {
    batch.push(line);
    written.push({ ...line, entry: null });
    if (batch.length < LINES_AT_ONCE) continue;
    await write();
    batch = [];
  }
  await write();
  return written;
}

export async function writeReport(step: ImportStep, lines: Iterable<Omit<LineRow, "entry" | "sector">>): Promise<void> {
  const { id } = step.row;
  await inImport(step, "forget-report", (tx) => erasePartsOf(tx, id, "report"));
  const parts = await writeFile(step, "report", await reportOf(lines), REGISTER_PART_BYTES);
  await inImport(step, "count-report", (tx) => setReportParts(tx, id, parts));
}

export async function allEntries(step: Bounded): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  for (;;) {
    const after = entries.at(-1)?.id ?? 0;
    const some = await inImport(step, "find-entries", (tx) =>
      findEntries(tx, codesOf(step.row.region), after, ENTRIES_AT_ONCE),
    );
    entries.push(...some);
    if (some.length < ENTRIES_AT_ONCE) return entries;
  }
}

function coverage({ region, sectors }: ImportRow, facts: EntryFacts): "region" | "sector" | "both" {
  if (region !== "all" && !facts.region.startsWith(region)) return "region";
  return sectors === null || sectors.includes(facts.sector) ? "both" : "sector";
}
