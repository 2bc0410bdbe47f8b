import { type Day, dayStart, isDay } from "@kipass/protocol/day";

/** "2026-11-18", "2026. 11. 18." or "2026/11/18". */
export function writtenDay(text: string): Day | undefined {
  const [, year, month, date] =
    /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$/.exec(text.trim()) ?? [];
  if (!year || !month || !date) return undefined;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? day : undefined;
}

/** "19:10", "19:10:30", "오후 7:10", "7:10 PM", "19시 10분"; seconds after midnight. */
export function writtenTime(text: string): number | undefined {
  const half = /오후|pm/i.test(text) ? "pm" : /오전|am/i.test(text) ? "am" : undefined;
  const digits = text.replace(/오전|오후|[ap]m/gi, "").trim();
  const [, hour, minute = "0"] = /^(\d{1,2})\s*[:시]\s*(?:(\d{1,2})\s*(?::\d{1,2}|분)?)?$/.exec(digits) ?? [];
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === "pm" ? 12 : 0);
  return hours < 24 && Number(minute) < 60 ? hours * 3600 + Number(minute) * 60 : undefined;
}

/** A day and a time of Seoul's, in one text or in two; Unix seconds. */
export function writtenMoment(day: string, time: string): number | undefined {
  const [, dayPart = day, timePart = time] =
    time.trim() === "" ? (/^((?:\d+\D+){2}\d+\s*[.일]?)[T\s]+(\S.*)$/.exec(day.trim()) ?? []) : [];
  const found = writtenDay(dayPart);
  const seconds = writtenTime(timePart);
  return found === undefined || seconds === undefined ? undefined : dayStart(found) + seconds;
}
