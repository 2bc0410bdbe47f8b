/**
 * 공휴일 that are not simply Sundays, by 관공서의 공휴일에 관한 규정: with 대체공휴일, 임시공휴일 and election days. 담당자 확인 필요: what is decided for a
 * single year is entered when it is announced; 2026 and 2027 hold what the regulation itself says. Source: 관공서의 공휴일에 관한 규정 제2조·제3조,
 * 월력요항 (한국천문연구원) of each year.
 */
const holidays: Readonly<Record<string, string>> = {
  "2020": "01-01 01-24 01-25 01-26 01-27 03-01 04-15 04-30 05-05 06-06 08-15 08-17 09-30 10-01 10-02 10-03 10-09 12-25",
  "2021": "01-01 02-11 02-12 02-13 03-01 05-05 05-19 06-06 08-15 08-16 09-20 09-21 09-22 10-03 10-04 10-09 10-11 12-25",
  "2022":
    "01-01 01-31 02-01 02-02 03-01 03-09 05-05 05-08 06-01 06-06 08-15 09-09 09-10 09-11 09-12 10-03 10-09 10-10 12-25",
  "2023": "01-01 01-21 01-22 01-23 01-24 03-01 05-05 05-27 05-29 06-06 08-15 09-28 09-29 09-30 10-02 10-03 10-09 12-25",
  "2024":
    "01-01 02-09 02-10 02-11 02-12 03-01 04-10 05-05 05-06 05-15 06-06 08-15 09-16 09-17 09-18 10-01 10-03 10-09 12-25",
  "2025":
    "01-01 01-27 01-28 01-29 01-30 03-01 03-03 05-05 05-06 06-03 06-06 08-15 10-03 10-05 10-06 10-07 10-08 10-09 12-25",
  "2026":
    "01-01 02-16 02-17 02-18 03-01 03-02 05-05 05-24 05-25 06-03 06-06 08-15 08-17 09-24 09-25 09-26 10-03 10-05 10-09 12-25",
  "2027":
    "01-01 02-06 02-07 02-08 02-09 03-01 05-05 05-13 06-06 08-15 08-16 09-14 09-15 09-16 10-03 10-04 10-09 10-11 12-25 12-27",
};

const days = new Set(
  Object.entries(holidays).flatMap(([year, list]) => list.split(" ").map((day) => `${year}-${day}`)),
);

/** Whether a day ("YYYY-MM-DD") is a 공휴일. Sundays are; in years that are not entered nothing else is. */
function isPublicHoliday(day: string): boolean {
  return days.has(day) || weekdayOf(day) === 0;
}

/** A day on which a period may end: neither Saturday nor 공휴일 (민법 제161조). */
export function isBusinessDay(day: string): boolean {
  return weekdayOf(day) !== 6 && !isPublicHoliday(day);
}

/** A day, or the business day after it when a term that ends there is not up yet (민법 제161조). */
export function businessDayFrom(day: string): string {
  let end = day;
  while (!isBusinessDay(end)) end = dayAfter(end, 1);
  return end;
}

/**
 * The last day of a period of days that a notice sets off: its own day does not count (민법 제157조), and one that would end on a Saturday or
 * 공휴일 ends on the day after it (민법 제161조).
 */
export function periodEnd(from: string, length: number): string {
  return businessDayFrom(dayAfter(from, length));
}

function dayAfter(day: string, length: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + length * 86_400_000).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
