import { readCsv } from "./read-csv.ts";
import { readWorkbook } from "./read-workbook.ts";

/** What was wrong, with the whole file or with one line of it. */
export type TableFaultCode =
  /** Nothing but blanks. */
  | "empty"
  /** More bytes than allowed, packed or unpacked. */
  | "too-large"
  /** The rows behind the limit were not read. */
  | "too-many-rows"
  | "too-many-columns"
  | "cell-too-long"
  /** The header names a column twice. */
  | "column-twice"
  /** Neither Unicode nor CP949. */
  | "unknown-encoding"
  /** A quotation mark that is opened here is never closed: nothing behind it was read. */
  | "quote-open"
  /** More cells than the header has columns. */
  | "too-many-cells"
  /** Neither a CSV nor an XLSX file, or a damaged one. */
  | "not-a-table";

export interface TableFault {
  /** 1 is the file's first line, or the sheet's first row; null for the whole file. */
  line: number | null;
  code: TableFaultCode;
}

export interface ReadRow {
  line: number;
  /** One text per column; "" where there is nothing. */
  cells: string[];
}

export interface ReadTable {
  header: string[];
  rows: ReadRow[];
  /** Lines that are not among the rows, each with its reason. Nothing is dropped without one but blank lines. */
  faults: TableFault[];
}

export interface TableLimits {
  bytes: number;
  /** Of an unpacked XLSX. */
  inflatedBytes: number;
  rows: number;
  columns: number;
  cellChars: number;
}

export const TABLE_LIMITS: TableLimits = {
  bytes: 10 * 1024 * 1024,
  inflatedBytes: 64 * 1024 * 1024,
  rows: 50_000,
  columns: 60,
  cellChars: 2_000,
};

/**
 * Reads a CSV (UTF-8, UTF-16 with a byte order mark, or CP949; separated by comma, semicolon or tab) or the first sheet of an
 * XLSX file as text. The first line that is not blank is the header. Never throws: what cannot be read is among the faults,
 * and a line that is wrong does not stop the others. Cells guarded by `writeTable` come back as they were.
 */
export async function readTable(bytes: Uint8Array, limits: TableLimits = TABLE_LIMITS): Promise<ReadTable> {
  if (bytes.length > limits.bytes) return faulty("too-large");
  const lines = isArchive(bytes) ? await readWorkbook(bytes, limits) : readCsv(bytes, limits);
  return typeof lines === "string" ? faulty(lines) : tableOf(lines.rows, lines.faults, limits);
}

/** Lines before it is known which one is the header; blank ones left out. */
export interface Lines {
  rows: ReadRow[];
  faults: TableFault[];
}

function tableOf(lines: readonly ReadRow[], faults: readonly TableFault[], limits: TableLimits): ReadTable {
  const [first, ...rest] = lines;
  if (!first)
    return { header: [], rows: [], faults: faults.length > 0 ? [...faults] : [{ line: null, code: "empty" }] };
  const header = withoutBlankEnd(first.cells).map((name) => name.trim());
  if (header.length > limits.columns) return faulty("too-many-columns", first.line);
  const named = header.filter((name) => name !== "");
  if (new Set(named).size !== named.length) return faulty("column-twice", first.line);

  const table: ReadTable = { header, rows: [], faults: [...faults] };
  for (const { line, cells: given } of rest) {
    const cells = withoutBlankEnd(given);
    if (cells.length > header.length) table.faults.push({ line, code: "too-many-cells" });
    else if (cells.some((cell) => cell.length > limits.cellChars)) table.faults.push({ line, code: "cell-too-long" });
    else table.rows.push({ line, cells: header.map((_, at) => cells[at] ?? "") });
  }
  if (table.rows.length > limits.rows) {
    const [behind] = table.rows.splice(limits.rows);
    table.faults.push({ line: behind?.line ?? null, code: "too-many-rows" });
  }
  table.faults.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  return table;
}

function withoutBlankEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
}

function faulty(code: TableFaultCode, line: number | null = null): ReadTable {
  return { header: [], rows: [], faults: [{ line, code }] };
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}
