import { addDays, type Day, isDay } from "@kipass/protocol/day";
import { parsePhone } from "@kipass/protocol/phone";
import type { ReadTable } from "@kipass/service-kit/spreadsheets/read-table";

/** What was found in the test file of an own system. */
export interface HandInVerdict {
  /** Lines below the header. */
  rows: number;
  /** Without a day, or without a mobile number. */
  wrongRows: number;
  /** Different days among the last four weeks. */
  days: number;
  firstDay: Day | null;
  lastDay: Day | null;
  faults: HandInFault[];
}

export type HandInFault =
  | "unreadable"
  | "no-day-column"
  | "no-phone-column"
  | "no-rows"
  | "wrong-rows"
  /** One of the four weeks up to today has no row. */
  | "not-four-weeks"
  /** Rows that should have been destroyed. */
  | "before-four-weeks"
  | "after-today";

const WEEKS = 4;
const DAY_HEADER = /날짜|일자|일시|방문일|출입일|date|day/i;
const PHONE_HEADER = /전화|휴대|연락처|핸드폰|phone|mobile/i;

/**
 * Whether a system can hand in four weeks of entries at once: every line a day and a mobile number, each of the four weeks up to `today`
 * there, nothing older. Source: 전자출입명부 안내, 지자체용 (2020. 8.), 적용 제외: 실명 확인이 되고 4주간의 명부를 일시에 제출할 수 있는 자체 시스템.
 */
export function judgeHandIn(table: ReadTable, today: Day): HandInVerdict {
  const [dayColumn, phoneColumn] = [columnOf(table, DAY_HEADER, dayIn), columnOf(table, PHONE_HEADER, mobileIn)];
  const lines = table.rows.map(({ cells }) => ({
    day: dayIn(cells[dayColumn] ?? ""),
    phone: mobileIn(cells[phoneColumn] ?? ""),
  }));
  const days = lines.flatMap(({ day }) => day ?? []).sort();
  const wrongRows = lines.filter(({ day, phone }) => !day || !phone).length + lineFaults(table);
  const oldest = addDays(today, 1 - WEEKS * 7);
  const recent = new Set(days.filter((day) => oldest <= day && day <= today));
  const weeks = new Set([...recent].map((day) => weekBack(day, today)));
  const rows = table.rows.length + lineFaults(table);
  const faults: [boolean, HandInFault][] = [
    [table.header.length === 0, "unreadable"],
    [table.header.length > 0 && dayColumn < 0, "no-day-column"],
    [table.header.length > 0 && phoneColumn < 0, "no-phone-column"],
    [table.header.length > 0 && rows === 0, "no-rows"],
    [dayColumn >= 0 && phoneColumn >= 0 && wrongRows > 0, "wrong-rows"],
    [dayColumn >= 0 && rows > 0 && weeks.size < WEEKS, "not-four-weeks"],
    [days.some((day) => day < oldest), "before-four-weeks"],
    [days.some((day) => day > today), "after-today"],
  ];
  return {
    rows,
    wrongRows,
    days: recent.size,
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
    faults: faults.flatMap(([is, fault]) => (is ? [fault] : [])),
  };
}

/** By its heading; without a telling one, the column in which most cells can be read. −1 when there is none. */
function columnOf({ header, rows }: ReadTable, heading: RegExp, read: (cell: string) => unknown): number {
  const named = header.findIndex((name) => heading.test(name));
  if (named >= 0) return named;
  return header.findIndex((_, at) => {
    const readable = rows.filter(({ cells }) => read(cells[at] ?? "")).length;
    return readable > rows.length / 2;
  });
}

/** "2020-09-01", "2020.9.1. 18:30", "20200901", "2020년 9월 1일" and with a time behind it. */
function dayIn(cell: string): Day | undefined {
  const found =
    /^\s*(\d{4})(?:[-./]|년)\s*(\d{1,2})(?:[-./]|월)\s*(\d{1,2})(?!\d)/.exec(cell) ??
    /^\s*(\d{4})(\d{2})(\d{2})(?:\d{4,6})?(?!\d)/.exec(cell);
  if (!found) return undefined;
  const [, year, month = "", date = ""] = found;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? day : undefined;
}

function mobileIn(cell: string): string | undefined {
  const phone = parsePhone(cell);
  return typeof phone === "string" ? phone : undefined;
}

/** Lines the reader could not even cut into cells. */
const lineFaults = ({ faults, header }: ReadTable) => (header.length === 0 ? 0 : faults.length);

function weekBack(day: Day, today: Day): number {
  return Math.floor((Date.parse(today) - Date.parse(day)) / (7 * 86_400_000));
}
