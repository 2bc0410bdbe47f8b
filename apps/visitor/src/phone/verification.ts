import { kept } from "@kipass/web-kit/kept.ts";

const reminderDays = 7;
const dayMs = 86_400_000;

/** Kept on this device, so that the pass screen can remind without asking the issuer. */
export function rememberVerifiedUntil(day: string) {
  kept.write("verified-until", day);
}

/** The last verified day once it is near: the phone is asked for at home, never first at a door. */
export function verificationDue(today: string): string | undefined {
  const until = kept.read("verified-until");
  return until !== undefined && isNear(until, today) ? until : undefined;
}

export function isNear(until: string, today: string): boolean {
  return Date.parse(until) - Date.parse(today) <= reminderDays * dayMs;
}
