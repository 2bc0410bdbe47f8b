import { addDays, type Day, dayNumber, dayOf, hourOf, isDay } from "@kipass/protocol/day";

/** The table of a day, as a name that is safe inside a statement. @throws RangeError when `day` is no day */
export function tableOf(kind: "visits" | "conflicts" | "epochs", day: Day): string {
  if (!isDay(day)) throw new RangeError("not a day");
  return `${kind}_${dayNumber(day)}`;
}

/**
 * The days whose tables can hold visits of an hour. A row's day is the day its pass was issued: across midnight a pass of the evening
 * is recorded a little after 00:00, and one of a phone that runs ahead a little before.
 */
export function daysOfHour(hour: number): Day[] {
  const day = dayOf(hour * 3600);
  const previous = dayOf((hour - 1) * 3600);
  const next = dayOf((hour + 1) * 3600);
  return [...new Set([previous, day, next])];
}

/** The 24 absolute hours of a day. */
export function hoursOf(day: Day): number[] {
  const first = hourOf(Date.parse(`${day}T00:00:00+09:00`) / 1000);
  return Array.from({ length: 24 }, (_, n) => first + n);
}

/** Every day from the first to the last, both included. */
export function daysFrom(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
