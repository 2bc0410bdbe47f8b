import { kept } from "@kipass/web-kit/kept.ts";

const reminderDays = 7;
/** The issuer's: days at a door after the last verified one. */
const graceDays = 3;
const dayMs = 86_400_000;

/** Kept on this device, so that the pass screen can remind without asking the issuer. */
export function rememberVerifiedUntil(day: string) {
  kept.write("verified-until", day);
}

export interface Due {
  /** The last verified day; once that is past, the last on which doors still let in. */
  day: string;
  past: boolean;
}

/** What is said once the last verified day is near: the phone is asked for at home, never first at a door. */
export function verificationDue(today: string): Due | undefined {
  const until = kept.read("verified-until");
  return until === undefined ? undefined : dueOn(until, today);
}

export function dueOn(until: string, today: string): Due | undefined {
  if (!isNear(until, today)) return undefined;
  const past = until < today;
  return { day: past ? laterDay(until, graceDays) : until, past };
}

function laterDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

export function isNear(until: string, today: string): boolean {
  return Date.parse(until) - Date.parse(today) <= reminderDays * dayMs;
}
