import { createHash } from "node:crypto";
import { stringify } from "csv-stringify/sync";
import writeWorkbook, { type Sheet, type SheetData } from "write-excel-file/node";
import { guardFormula } from "./formula-guard.ts";

export type TableFormat = "xlsx" | "csv";

/** `text`: any string. `number`: a finite number. `date`: "2026-11-20". Null is an empty cell of any kind. */
export interface TableColumn {
  name: string;
  kind: "text" | "number" | "date";
}

export type TableCell = string | number | null;
export type TableRow = readonly TableCell[];

export interface TableFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Without the header. */
  rows: number;
  /** Lower-case hex. */
  sha256: string;
}

export interface WrittenTable {
  /** In order; more than one when a sheet could not hold the rows, the last one is then the manifest. */
  files: TableFile[];
  rows: number;
}

interface TableRequest {
  /** Of the file, without its ending. */
  name: string;
  format: TableFormat;
  columns: readonly TableColumn[];
  rows: Iterable<TableRow> | AsyncIterable<TableRow>;
  /** Facts about the table, such as until when it may be kept: a second sheet in XLSX, members of a manifest. CSV has no place. */
  notes?: readonly (readonly [name: string, value: string])[];
  rowsPerFile?: number;
}

/** What a sheet holds, less the header. Spreadsheet programs cut a longer CSV off without a word. */
export const ROWS_PER_FILE = 1_048_575;
/** What a cell holds in a spreadsheet program. */
export const CELL_CHARS = 32_767;

export const MEDIA_TYPES: Record<TableFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

/**
 * Writes rows so that every spreadsheet program shows exactly what was given and carries nothing out. XLSX: text is a string
 * cell, numbers and dates are cells of their own type, no cell is a formula. CSV: UTF-8 with a byte order mark, RFC 4180,
 * every text cell quoted and guarded (`formula-guard.ts`). `readTable` gives back what was written.
 * @throws RangeError for a cell that is not of its column's kind or longer than a cell can be
 */
export async function writeTable(request: TableRequest): Promise<WrittenTable> {
  const { name, format, columns, rows, notes = [], rowsPerFile = ROWS_PER_FILE } = request;
  const files: TableFile[] = [];
  for await (const part of inParts(rows, rowsPerFile)) {
    const bytes = format === "csv" ? csvOf(columns, part) : await workbookOf(columns, part, notes);
    files.push(fileOf({ name: `${name}-${files.length + 1}.${format}`, mediaType: MEDIA_TYPES[format], bytes }, part));
  }
  const [only] = files;
  const written = files.reduce((sum, file) => sum + file.rows, 0);
  if (only && files.length === 1) return { files: [{ ...only, name: `${name}.${format}` }], rows: written };
  return { files: [...files, manifestOf(request, files)], rows: written };
}

/** At least one part, so that an empty table still is a file with its header. */
async function* inParts(rows: TableRequest["rows"], size: number): AsyncGenerator<TableRow[]> {
  let part: TableRow[] = [];
  let parts = 0;
  for await (const row of rows) {
    if (part.length === size) {
      yield part;
      parts += 1;
      part = [];
    }
    part.push(row);
  }
  if (part.length > 0 || parts === 0) yield part;
}

function fileOf(file: Pick<TableFile, "name" | "mediaType" | "bytes">, rows: readonly unknown[]): TableFile {
  return { ...file, rows: rows.length, sha256: createHash("sha256").update(file.bytes).digest("hex") };
}

function manifestOf({ name, columns, notes = [] }: TableRequest, files: readonly TableFile[]): TableFile {
  const parts = files.map((file) => ({ name: file.name, rows: file.rows, sha256: file.sha256 }));
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const text = JSON.stringify({ columns, rows, notes: Object.fromEntries(notes), files: parts }, undefined, 2);
  return fileOf(
    { name: `${name}.manifest.json`, mediaType: "application/json", bytes: new TextEncoder().encode(`${text}\n`) },
    [],
  );
}

const BYTE_ORDER_MARK = "\u{feff}";

function csvOf(columns: readonly TableColumn[], rows: readonly TableRow[]): Uint8Array {
  const lines = rows.map((row) => columns.map((column, at) => csvCell(column, row[at] ?? null)));
  const text = stringify([columns.map(({ name }) => guardFormula(name)), ...lines], {
    record_delimiter: "\r\n",
    // Quoted throughout: a program that splits at ; or tab must not find a new cell inside a text.
    quoted_string: true,
    quoted_empty: false,
  });
  return new TextEncoder().encode(BYTE_ORDER_MARK + text);
}

function csvCell(column: TableColumn, cell: TableCell): string | number | null {
  if (cell === null || cell === "") return null;
  return column.kind === "number" ? numberIn(column, cell) : guardFormula(textIn(column, cell));
}

async function workbookOf(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  notes: NonNullable<TableRequest["notes"]>,
): Promise<Uint8Array> {
  const header = columns.map(({ name }) => ({ ...textCell(name), fontWeight: "bold" as const }));
  const cells = rows.map((row) => columns.map((column, at) => workbookCell(column, row[at] ?? null)));
  const table: Sheet<Buffer> = { data: [header, ...cells], sheet: "1", stickyRowsCount: 1 };
  const facts = notes.map((note) => note.map(textCell));
  return writeWorkbook(facts.length > 0 ? [table, { data: facts, sheet: "2" }] : [table]).toBuffer();
}

function workbookCell(column: TableColumn, cell: TableCell): SheetData[number][number] {
  if (cell === null || cell === "") return null;
  switch (column.kind) {
    case "number":
      return { value: numberIn(column, cell), type: Number };
    case "date":
      return { value: new Date(`${textIn(column, cell)}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
    case "text":
      return textCell(textIn(column, cell));
  }
}

/** The text format besides the string type: a program in which the cell is edited does not take it for a number then. */
function textCell(text: string) {
  return { value: xmlText(text), type: String, format: "@" };
}

/** Control characters but tab and line feed, characters that are none, and the one that stands for a broken character. */
const NOT_FOR_XML = /(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}\ufffd]/gu;

/**
 * What XML cannot carry, or the library drops, is written _xHHHH_, as the format asks (ECMA-376, ST_Xstring): also the
 * carriage return, which XML readers turn into a line feed, and an underscore that would be read as the start of such an
 * escape. So is the first letter of a text such as "constructor", which the library would look up among what every object has.
 */
function xmlText(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(NOT_FOR_XML, xmlEscape);
  return escaped in Object.prototype ? xmlEscape(escaped.charAt(0)) + escaped.slice(1) : escaped;
}

function xmlEscape(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return units.map((unit) => `_x${unit.toString(16).toUpperCase().padStart(4, "0")}_`).join("");
}

function numberIn({ name }: TableColumn, cell: string | number): number {
  if (typeof cell !== "number" || !Number.isFinite(cell)) throw new RangeError(`${name}: a number was expected`);
  return cell;
}

function textIn({ name, kind }: TableColumn, cell: string | number): string {
  if (typeof cell !== "string") throw new RangeError(`${name}: text was expected`);
  if (cell.length > CELL_CHARS) throw new RangeError(`${name}: longer than ${CELL_CHARS} characters`);
  if (kind === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(cell)) throw new RangeError(`${name}: a date was expected`);
  return cell;
}
