/** A calendar day in Asia/Seoul, "YYYY-MM-DD". Korea has kept UTC+9 without summer time since 1988. SPEC §2.3. */
export type Day = string;

export const SLOT_SECONDS = 15;
export const DAY_SECONDS = 86_400;
export const RETENTION_DAYS = 28;

const SEOUL_OFFSET_SECONDS = 9 * 3600;

/** Days asked for before: thousands of visits are of a few. */
const known = new Map<number, Day>();
const MOST_KNOWN = 100;

export function dayOf(seconds: number): Day {
  const number = Math.floor((seconds + SEOUL_OFFSET_SECONDS) / DAY_SECONDS);
  const before = known.get(number);
  if (before !== undefined) return before;
  const day = new Date(number * DAY_SECONDS * 1000).toISOString().slice(0, 10);
  if (known.size === MOST_KNOWN) known.clear();
  known.set(number, day);
  return day;
}

/** Unix seconds of 00:00 in Seoul. */
export function dayStart(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 - SEOUL_OFFSET_SECONDS;
}

export function addDays(day: Day, days: number): Day {
  return dayOf(dayStart(day) + days * DAY_SECONDS);
}

export function isDay(text: unknown): text is Day {
  if (typeof text !== "string" || !/^(19[7-9]\d|2\d{3})-\d\d-\d\d$/.test(text)) return false;
  const start = dayStart(text);
  return !Number.isNaN(start) && dayOf(start) === text;
}

/** 20200610 for "2020-06-10": four bytes that a person can read in a hex dump. */
export function dayNumber(day: Day): number {
  return Number(day.replaceAll("-", ""));
}

export function dayOfNumber(number: number): Day {
  const digits = String(number);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** Whole hours since 1970. Seoul is a whole number of hours from UTC, so these are also its clock hours. */
export function hourOf(seconds: number): number {
  return Math.floor(seconds / 3600);
}

export function slotOf(seconds: number): number {
  return Math.floor(seconds / SLOT_SECONDS);
}

/** Monday of the day's week. */
export function weekOf(day: Day): Day {
  const daysSinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -daysSinceMonday);
}

/** Unix seconds of 00:00 of D+29, when everything of day D has to be gone: each visit lives at least 28 and less than 29 days. */
export function diesAt(day: Day): number {
  return dayStart(addDays(day, RETENTION_DAYS + 1));
}
