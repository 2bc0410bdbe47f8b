import { read, utils, type WorkSheet } from "xlsx";

export interface OpenedCell {
  /** SheetJS's: s text, n number, b truth, e error. */
  type: string;
  value: unknown;
}

export interface Opened<C> {
  cells: C[][];
  /** Addresses of cells that are formulas. */
  formulas: string[];
}

/** The first sheet as SheetJS sees it, which shares no code with what writes exports. */
export function openWorkbook(bytes: Uint8Array): Opened<OpenedCell> {
  const book = read(bytes, { type: "array", cellFormula: true });
  const sheet = firstSheet(book.Sheets, book.SheetNames);
  return {
    cells: gridOf(sheet, (cell) => ({ type: cell?.t ?? "", value: cell?.v ?? "" })),
    formulas: formulasIn(sheet),
  };
}

/** A CSV file as a program opens it that takes what looks like a formula for one. */
export function openCsv(bytes: Uint8Array, separator: string): Opened<string> {
  const book = read(bytes, { type: "array", FS: separator, codepage: 65_001 });
  const sheet = firstSheet(book.Sheets, book.SheetNames);
  return { cells: gridOf(sheet, (cell) => String(cell?.v ?? "")), formulas: formulasIn(sheet) };
}

function firstSheet(sheets: Record<string, WorkSheet>, [name = ""]: readonly string[]): WorkSheet {
  return sheets[name] ?? {};
}

function gridOf<C>(sheet: WorkSheet, cellOf: (cell: { t: string; v?: unknown } | undefined) => C): C[][] {
  const { e: end } = utils.decode_range(sheet["!ref"] ?? "A1");
  const numbers = (count: number) => Array.from({ length: count + 1 }, (_, at) => at);
  return numbers(end.r).map((r) => numbers(end.c).map((c) => cellOf(sheet[utils.encode_cell({ r, c })])));
}

function formulasIn(sheet: WorkSheet): string[] {
  return Object.keys(sheet).filter((address) => !address.startsWith("!") && sheet[address].f !== undefined);
}
