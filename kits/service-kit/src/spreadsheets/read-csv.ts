import { type CsvError, parse } from "csv-parse/sync";
import iconv from "iconv-lite";
import { unguardFormula } from "./formula-guard.ts";
import type { Lines, ReadRow, TableFaultCode, TableLimits } from "./read-table.ts";

/** A CSV file's lines, or what is wrong with the whole of it. */
export function readCsv(bytes: Uint8Array, limits: TableLimits): Lines | TableFaultCode {
  const text = decode(bytes);
  if (text === undefined) return "unknown-encoding";
  // Spreadsheet files of other kinds, pictures and programs all hold it; no text does.
  if (text.includes("\0")) return "not-a-table";
  const rows: ReadRow[] = [];
  const faults: Lines["faults"] = [];
  let linesBefore = 0;
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: limits.columns * (limits.cellChars + 3) * 2,
      // One more than header and limit: the caller then knows that there were more.
      to: limits.rows + 2,
      on_record(record: string[], { lines }) {
        const line = linesBefore + 1;
        linesBefore = lines;
        if (record.some((cell) => cell.trim() !== "")) rows.push({ line, cells: record.map(unguardFormula) });
        return null;
      },
    });
  } catch (fault) {
    faults.push({ line: linesBefore + 1, code: codeOf(fault as CsvError) });
  }
  return { rows, faults };
}

function codeOf({ code }: CsvError): TableFaultCode {
  if (code === "CSV_QUOTE_NOT_CLOSED") return "quote-open";
  return code === "CSV_MAX_RECORD_SIZE" ? "cell-too-long" : "not-a-table";
}

/**
 * Unicode is recognised for sure. What is not Unicode is CP949 in Korea, which with 똠 and 8,821 other syllables holds more
 * than EUC-KR; an unknown byte pair says that it is neither.
 */
function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(Buffer.from(bytes), "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(Buffer.from(bytes), "utf-16be");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = iconv.decode(Buffer.from(bytes), "cp949");
    return text.includes("\u{fffd}") ? undefined : text;
  }
}

const DELIMITERS = [",", ";", "\t"] as const;

/** What separates cells in the first line that has any, outside of quotes. */
function delimiterOf(text: string): string {
  const line = /[^\r\n]*\S[^\r\n]*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, "") ?? "";
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}
