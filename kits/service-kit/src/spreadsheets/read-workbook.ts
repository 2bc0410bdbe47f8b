import { readSheet } from "read-excel-file/node";
import { openArchive } from "./open-archive.ts";
import type { Lines, ReadRow, TableFaultCode, TableLimits } from "./read-table.ts";

const MAX_ENTRIES = 500;
/** Blank rows and columns count where a sheet is looked at for its size, so there may be more of them than with something in it. */
const BLANK_FACTOR = 4;
const ROW = /<row[\s/>]|(?<=\s)r\s*=\s*["']([^"']*)["']/g;
const ADDRESS = /^([A-Z]{0,4})(\d{1,8})$/;

/** The first sheet's rows as text, or what is wrong with the whole file. */
export async function readWorkbook(bytes: Uint8Array, limits: TableLimits): Promise<Lines | TableFaultCode> {
  const entries = openArchive(bytes, { entries: MAX_ENTRIES, inflated: limits.inflatedBytes });
  if (entries === "too-large") return "too-large";
  if (entries === "not-an-archive") return "not-a-table";
  for (const content of entries.values()) {
    const fault = faultOfSize(content, limits);
    if (fault) return fault;
  }
  try {
    const sheet = await readSheet(Buffer.from(bytes), { trim: false, parseNumber: plainNumber });
    const rows = sheet.map((cells, at): ReadRow => ({ line: at + 1, cells: cells.map(textOf) }));
    return { rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")), faults: [] };
  } catch {
    return "not-a-table";
  }
}

/** One cell far out, or rows without anything, would make the reader fill memory with blanks; so that is looked at before. */
function faultOfSize(content: Uint8Array, limits: TableLimits): TableFaultCode | undefined {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("latin1");
  if (!text.includes("<sheetData")) return undefined;
  let rows = 0;
  for (const [tag, address] of text.matchAll(ROW)) {
    if (address === undefined && tag.startsWith("<")) rows += 1;
    const [, letters = "", row = "0"] = address === undefined ? [] : (ADDRESS.exec(address) ?? ["", "ZZZZ"]);
    if (Math.max(rows, Number(row)) > limits.rows * BLANK_FACTOR) return "too-many-rows";
    if (columnOf(letters) > limits.columns * BLANK_FACTOR) return "too-many-columns";
  }
  return undefined;
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** 1.01234567E9 is how some programs keep 1012345670. */
function plainNumber(text: string): string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? String(number) : text;
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return dateText(cell);
  return typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell);
}

/** Cells know no time zone; the reader gives theirs as if it were UTC. "2026-11-20", or "2026-11-20 18:52" with a time. */
function dateText(date: Date): string {
  const [day = "", time = ""] = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().split("T");
  return time.startsWith("00:00:00") ? day : `${day} ${time.slice(0, 5)}`;
}
