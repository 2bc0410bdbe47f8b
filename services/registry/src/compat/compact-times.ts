import { type Day, dayOf, dayStart, isDay } from "@kipass/protocol/day";

/** "20261121" ↔ "2026-11-21". */
export function compactDay(day: Day): string {
  return day.replaceAll("-", "");
}

/** Undefined when the digits are no day. Programs send a time of day behind it, too. */
export function readCompactDay(digits: string): Day | undefined {
  const day = digits.trim().replace(/^(\d{4})(\d{2})(\d{2})(\d{6})?$/, "$1-$2-$3");
  return isDay(day) ? day : undefined;
}

/** Unix milliseconds as "20261121121530" in Seoul. */
export function clockDigits(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const day = dayOf(seconds);
  const ofDay = seconds - dayStart(day);
  const parts = [Math.floor(ofDay / 3600), Math.floor(ofDay / 60) % 60, ofDay % 60];
  return compactDay(day) + parts.map((part) => String(part).padStart(2, "0")).join("");
}
