import { addDays, DAY_SECONDS, type Day, dayOf, dayStart, isDay, RETENTION_DAYS } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";

/** Unix seconds, from ≤ t < to. */
export interface Period {
  from: number;
  to: number;
}

/** What a period begins with. */
export interface Onset {
  kind: "symptoms" | "sampling" | "exposure";
  day: Day;
}

/** People are infectious two days before they notice; an exposure known by itself begins on its own day. */
const DAYS_BEFORE: Record<Onset["kind"], number> = { symptoms: 2, sampling: 2, exposure: 0 };

/**
 * The period a case is traced over: from 00:00 two days before symptoms, or before sampling without symptoms, to the isolation or now;
 * never further back than records are kept.
 * @throws Problem bad-period
 */
export function periodOf({ kind, day }: Onset, isolatedAt: number | null, nowSeconds: number): Period {
  const to = isolatedAt ?? nowSeconds;
  if (!isDay(day) || day > dayOf(nowSeconds) || to > nowSeconds) throw new Problem("bad-period");
  const from = Math.max(dayStart(addDays(day, -DAYS_BEFORE[kind])), oldestKept(nowSeconds));
  if (from >= to) throw new Problem("bad-period");
  return { from: Math.max(from, to - RETENTION_DAYS * DAY_SECONDS), to };
}

/** Unix seconds before which nothing is kept any more. */
export function oldestKept(nowSeconds: number): number {
  return dayStart(addDays(dayOf(nowSeconds), -RETENTION_DAYS));
}

/** The day at whose beginning everything about the case is destroyed: when the last day of its period is. */
export function destroyedOn({ to }: Period): Day {
  return addDays(dayOf(to), RETENTION_DAYS + 1);
}

/** The days a period touches. */
export function daysOf({ from, to }: Period): Day[] {
  const days: Day[] = [];
  for (let day = dayOf(from); day <= dayOf(to - 1); day = addDays(day, 1)) days.push(day);
  return days;
}
