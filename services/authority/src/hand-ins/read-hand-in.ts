import { parseName } from "@kipass/protocol/name";
import { parsePhone } from "@kipass/protocol/phone";
import { parseSafeNumber } from "@kipass/protocol/safe-number";
import { readTable, TABLE_LIMITS } from "@kipass/service-kit/spreadsheets/read-table";
import type { HandIn, HandInSource } from "../contacts/hand-in.ts";
import { writtenMoment } from "../written-time.ts";

/** What somebody wrote down about one visit. */
export interface WrittenRow {
  at: number | undefined;
  name: string;
  area: string;
  phone: string;
  safeNumber: string;
}

export interface HandInLine {
  line: number;
  /** Absent when it cannot be understood. */
  row: HandIn | undefined;
  faults: { column: string; problem: string }[];
}

const COLUMNS = {
  moment: ["방문일시", "출입일시", "일시", "visited_at"],
  day: ["방문날짜", "방문일", "출입일자", "날짜", "date"],
  time: ["방문시각", "방문시간", "출입시간", "시각", "시간", "time"],
  name: ["이름", "성명", "방문자", "name"],
  area: ["시군구", "거주지", "area"],
  phone: ["전화번호", "휴대전화번호", "연락처", "휴대폰", "phone"],
  safeNumber: ["개인안심번호", "안심번호", "safe_number"],
} as const;
type Column = keyof typeof COLUMNS;

const LONGEST_NAME = 60;
const LONGEST_AREA = 40;

/**
 * '지난 4주간의 출입기록' of a facility with a system of its own, CSV or XLSX, with the columns above in any order. Every line that is not
 * blank is in the result: what cannot be read says so, and stops no other.
 */
export async function readHandIn(file: Uint8Array, facility: number): Promise<HandInLine[]> {
  const table = await readTable(file, TABLE_LIMITS);
  const unread = table.faults.map(({ line, code }) => refused(line ?? 1, "", code));
  const at = placesOf(table.header);
  const missing = [
    ...(at.has("moment") || at.has("day") ? [] : [COLUMNS.moment[0]]),
    ...(at.has("phone") || at.has("safeNumber") ? [] : [COLUMNS.phone[0]]),
  ];
  if (table.header.length > 0 && missing.length > 0) {
    return missing.map((column) => refused(1, column, "missing-column"));
  }
  const lines = table.rows.map(({ line, cells }) => {
    const cell = (column: Column) => (cells[at.get(column) ?? -1] ?? "").trim();
    const moment = at.has("moment") ? writtenMoment(cell("moment"), "") : writtenMoment(cell("day"), cell("time"));
    const { name, area, phone, safeNumber } = {
      name: cell("name"),
      area: cell("area"),
      phone: cell("phone"),
      safeNumber: cell("safeNumber"),
    };
    return lineOf(line, { at: moment, name, area, phone, safeNumber }, { facility, source: "own-system" });
  });
  return [...lines, ...unread].sort((one, other) => one.line - other.line);
}

/** One row checked and in normal form. */
export function lineOf(line: number, row: WrittenRow, of: { facility: number; source: HandInSource }): HandInLine {
  const faults: HandInLine["faults"] = [];
  const fault = (column: Column, problem: string) => faults.push({ column: COLUMNS[column][0], problem });
  const phone = row.phone === "" ? "" : reachable(row.phone);
  const safeNumber = row.safeNumber === "" ? "" : parseSafeNumber(row.safeNumber);
  if (row.at === undefined) fault("moment", "bad-time");
  if (phone === undefined) fault("phone", "bad-phone");
  if (safeNumber === undefined) fault("safeNumber", "bad-safe-number");
  if (phone === "" && safeNumber === "") fault("phone", "nobody");
  if (row.name.length > LONGEST_NAME) fault("name", "bad-name");
  if (row.at === undefined || phone === undefined || safeNumber === undefined || faults.length > 0) {
    return { line, row: undefined, faults };
  }
  // A phone is enough to call; the number on the slip would only ask an issuer for what is known.
  const who = { phone, safeNumber: phone === "" ? safeNumber : "" };
  const name = parseName(row.name) ?? row.name.normalize("NFC");
  return { line, row: { ...of, at: row.at, name, area: row.area.slice(0, LONGEST_AREA), ...who }, faults };
}

/** A mobile in normal form, or another number in Korea that can be called: spreadsheets take the first zero away. */
function reachable(text: string): string | undefined {
  const mobile = parsePhone(/^1\d{8,9}$/.test(text) ? `0${text}` : text);
  if (typeof mobile === "string") return mobile;
  const digits = text.normalize("NFKC").replace(/[\s().-]/g, "");
  return /^0[2-6]\d{7,9}$/.test(digits) ? digits : undefined;
}

function placesOf(header: readonly string[]): Map<Column, number> {
  const normal = header.map((name) =>
    name
      .normalize("NFC")
      .replace(/\s|\(.*\)/g, "")
      .toLowerCase(),
  );
  const found = (Object.entries(COLUMNS) as [Column, readonly string[]][]).map(([column, names]) => {
    return [column, normal.findIndex((name) => names.includes(name))] as const;
  });
  return new Map(found.filter(([, place]) => place >= 0));
}

function refused(line: number, column: string, problem: string): HandInLine {
  return { line, row: undefined, faults: [{ column, problem }] };
}
