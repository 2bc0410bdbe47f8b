import type { Reply } from "@kipass/contract/endpoint";
import type { countFourWeeks } from "@kipass/contract/registry";

type Days = Reply<typeof countFourWeeks>["days"];

export interface DayVisits {
  readonly day: string;
  readonly visits: number;
}

/** The last fourteen days, today included. */
export function twoWeeks(days: Days): DayVisits[] {
  return days.slice(-14).map(({ day, hours }) => ({ day, visits: sum(hours) }));
}

/** What a Monday to a Sunday usually brings; undefined for a weekday not seen yet. Each comes with one of its days, to be named by. */
export function weekPattern(days: Days): { day: string; usual: number | undefined }[] {
  const past = whole(days);
  return days
    .slice(-7)
    .map(({ day }) => ({
      day,
      usual: average(past.filter((each) => isSame(each.day, day)).map(({ hours }) => sum(hours))),
    }))
    .sort((a, b) => weekdayOf(a.day) - weekdayOf(b.day));
}

/** Of each hour today's visits, and what the same weekday usually brings; undefined before it was seen once. */
export function hourPattern(days: Days): { today: number[]; usual: number[] | undefined } {
  const today = days.at(-1);
  const same = whole(days).filter(({ day }) => today !== undefined && isSame(day, today.day));
  return {
    today: today?.hours ?? [],
    usual:
      same.length === 0
        ? undefined
        : (today?.hours ?? []).map((_, hour) => average(same.map((each) => each.hours[hour] ?? 0)) ?? 0),
  };
}

/** Today's visits until the last full hour, beside what is usual by then. */
export function soFar(days: Days, nowHour: number): { visits: number; usual: number } | undefined {
  const { today, usual } = hourPattern(days);
  if (!usual) return undefined;
  return { visits: sum(today.slice(0, nowHour)), usual: Math.round(sum(usual.slice(0, nowHour))) };
}

/** Days that are over, from the first one with a visit: what lies before was before the log. */
function whole(days: Days): Days {
  const first = days.findIndex(({ hours }) => sum(hours) > 0);
  return first < 0 ? [] : days.slice(first, -1);
}

function isSame(day: string, other: string): boolean {
  return weekdayOf(day) === weekdayOf(other);
}

/** 0 is Monday. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function average(counts: number[]): number | undefined {
  return counts.length === 0 ? undefined : sum(counts) / counts.length;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
