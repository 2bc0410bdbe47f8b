import { lang, language } from "./i18n.ts";

// Everything is told in Seoul's time, whatever the device's own zone. Days are "YYYY-MM-DD".

const zone = "Asia/Seoul";

/** The day in Seoul of an instant in milliseconds. */
export function seoulDay(atMs: number): string {
  const { year, month, day } = partsOf(atMs);
  return `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
}

/** '11월 20일 금요일' in prose. */
export function dayWithWeekday(day: string): string {
  return written(day, { month: "long", day: "numeric", weekday: "long" });
}

/** '11월 20일' in prose. */
export function dayInProse(day: string): string {
  return written(day, { month: "long", day: "numeric" });
}

/** '금요일'. */
export function weekday(day: string): string {
  return written(day, { weekday: "long" });
}

/** '11. 20.' in tables. */
export function dayInTable(day: string): string {
  if (lang.value === "en") return written(day, { month: "short", day: "numeric" });
  const [, month, date] = day.split("-").map(Number);
  return `${month}. ${date}.`;
}

/** '2026. 11. 20.' where the year matters. */
export function fullDay(day: string): string {
  if (lang.value === "en") return written(day, { year: "numeric", month: "short", day: "numeric" });
  const [year, month, date] = day.split("-").map(Number);
  return `${year}. ${month}. ${date}.`;
}

/** '14:12', 24 hours. */
export function timeOfDay(atMs: number): string {
  const { hour, minute } = partsOf(atMs);
  return `${hour}:${minute}`;
}

/** '2026. 11. 20. 14:12'. */
export function dayAndTime(atMs: number): string {
  return `${fullDay(seoulDay(atMs))} ${timeOfDay(atMs)}`;
}

/** '14:12–15:00', and with days in front when it runs past midnight. */
export function timeRange(fromMs: number, toMs: number): string {
  const [from, to] = [seoulDay(fromMs), seoulDay(toMs)];
  if (from === to) return `${timeOfDay(fromMs)}–${timeOfDay(toMs)}`;
  return `${dayInTable(from)} ${timeOfDay(fromMs)} – ${dayInTable(to)} ${timeOfDay(toMs)}`;
}

/** '11. 20.–11. 22.'. */
export function dayRange(from: string, to: string): string {
  return from === to ? dayInTable(from) : `${dayInTable(from)}–${dayInTable(to)}`;
}

/** '4:05' for a count of seconds, as on a clock that runs down. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function written(day: string, parts: Intl.DateTimeFormatOptions): string {
  // 03:00 UTC is noon in Seoul.
  return new Intl.DateTimeFormat(language().tag, { ...parts, timeZone: zone }).format(Date.parse(`${day}T03:00:00Z`));
}

function partsOf(atMs: number): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
}
