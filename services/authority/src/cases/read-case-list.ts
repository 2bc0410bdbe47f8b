import type { openCase } from "@kipass/contract/authority";
import type { Body } from "@kipass/contract/endpoint";
import { readTable, TABLE_LIMITS } from "@kipass/service-kit/spreadsheets/read-table";
import { writtenDay, writtenMoment } from "../written-time.ts";

/** One line of a list of cases: what it says, or in which columns it cannot be understood. */
export interface CaseLine {
  line: number;
  caseNumber: string;
  body: Body<typeof openCase> | undefined;
  faults: LineFault[];
}

export interface LineFault {
  /** As the file calls it; "" for the whole line. */
  column: string;
  /** A problem code, or a code of the table's reader. */
  problem: string;
}

export const MOST_LINES = 2_000;

const COLUMNS = {
  caseNumber: ["사례번호", "case_number"],
  name: ["이름", "name"],
  phone: ["전화번호", "휴대전화번호", "phone"],
  issuers: ["발급회사", "issuers"],
  kind: ["기준", "basis"],
  day: ["기준일", "day"],
  isolated: ["격리일시", "isolated_at"],
  note: ["메모", "note"],
} as const;
type Column = keyof typeof COLUMNS;
const OPTIONAL: readonly Column[] = ["isolated", "note"];

const KINDS = {
  symptoms: ["증상", "증상시작일", "symptoms"],
  sampling: ["검체", "검체채취일", "sampling"],
} as const;

/** Names of issuers, in any language, to their codes. */
export type IssuerNames = ReadonlyMap<string, string>;

/**
 * A list of cases as CSV or XLSX, with the columns above in Korean or English and any order. Every line that is not blank is in the
 * result: what cannot be read says so, and stops no other.
 */
export async function readCaseList(file: Uint8Array, issuers: IssuerNames): Promise<CaseLine[]> {
  const table = await readTable(file, { ...TABLE_LIMITS, rows: MOST_LINES });
  const unread = table.faults.map(({ line, code }) => refused(line ?? 1, [{ column: "", problem: code }]));
  const at = placesOf(table.header);
  const missing = (Object.keys(COLUMNS) as Column[]).filter((name) => !at.has(name) && !OPTIONAL.includes(name));
  if (table.header.length > 0 && missing.length > 0) {
    return [
      refused(
        1,
        missing.map((name) => ({ column: COLUMNS[name][0], problem: "missing-column" })),
      ),
    ];
  }
  const read = table.rows.map(({ line, cells }) => {
    return lineOf(line, (name) => (cells[at.get(name) ?? -1] ?? "").trim(), issuers);
  });
  return [...read, ...unread].sort((a, b) => a.line - b.line);
}

function placesOf(header: readonly string[]): Map<Column, number> {
  const normal = header.map((name) => name.replace(/\s/g, "").toLowerCase());
  const found = (Object.entries(COLUMNS) as [Column, readonly string[]][]).map(([column, names]) => {
    return [column, normal.findIndex((name) => names.includes(name))] as const;
  });
  return new Map(found.filter(([, at]) => at >= 0));
}

function lineOf(line: number, cell: (name: Column) => string, issuers: IssuerNames): CaseLine {
  const kind = (Object.entries(KINDS) as [keyof typeof KINDS, readonly string[]][]).find(([, words]) =>
    words.includes(cell("kind").replace(/\s/g, "").toLowerCase()),
  )?.[0];
  const onsetDay = writtenDay(cell("day"));
  const isolatedAt = cell("isolated") === "" ? null : isolationIn(cell("isolated"));
  const named = cell("issuers")
    .split(/[,;/·]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const codes = named.map((name) => issuers.get(name.toLowerCase()));
  const faults: LineFault[] = [];
  const fault = (column: Column, problem: string) => faults.push({ column: COLUMNS[column][0], problem });
  if (kind === undefined) fault("kind", "malformed-request");
  if (onsetDay === undefined) fault("day", "bad-period");
  if (isolatedAt === undefined) fault("isolated", "bad-period");
  if (codes.length === 0 || codes.includes(undefined)) fault("issuers", "malformed-request");
  if (cell("note").length > 1000) fault("note", "cell-too-long");
  const caseNumber = cell("caseNumber").slice(0, 40);
  if (kind === undefined || onsetDay === undefined || isolatedAt === undefined || faults.length > 0)
    return { line, caseNumber, body: undefined, faults };
  const body = {
    caseNumber: cell("caseNumber"),
    name: cell("name"),
    phone: cell("phone"),
    issuers: codes as string[],
    onset: { kind, day: onsetDay },
    isolatedAt,
    note: cell("note"),
  };
  return { line, caseNumber, body, faults };
}

/** The column of the list that a field of `openCase` came from. */
export function columnOf(path: string): string {
  const names: Record<string, Column> = {
    "/caseNumber": "caseNumber",
    "/name": "name",
    "/phone": "phone",
    "/issuers": "issuers",
  };
  const column = names[path];
  return column ? COLUMNS[column][0] : path.startsWith("/onset") ? COLUMNS.day[0] : "";
}

function refused(line: number, faults: LineFault[]): CaseLine {
  return { line, caseNumber: "", body: undefined, faults };
}

/** A moment of Seoul's, or a day alone for its beginning; Unix seconds. */
function isolationIn(text: string): number | undefined {
  return writtenMoment(text, "") ?? writtenMoment(text, "0:00");
}
