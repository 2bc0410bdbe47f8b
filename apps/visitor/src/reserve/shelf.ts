import type { Reply } from "@kipass/contract/endpoint";
import type { issueReservePasses } from "@kipass/contract/issuer";

/** A reserve pass as this device holds it. */
export interface Reserve {
  day: string;
  /** 1 to 3. */
  nth: number;
  digits: string;
  /** It was on the screen once: a door may have taken it, so it is not shown again. */
  shown: boolean;
}

type ReserveDays = Reply<typeof issueReservePasses>["days"];

/** What the shelf holds after a delivery: nothing of days gone by, and what was shown stays shown. */
export function restocked(held: readonly Reserve[], days: ReserveDays, today: string): Reserve[] {
  const delivered = days.flatMap(({ day, passes }) =>
    passes.map((digits, n) => ({ day, nth: n + 1, digits, shown: false })),
  );
  const isHeld = ({ day, nth }: Reserve) => held.some((one) => one.day === day && one.nth === nth);
  return [...held, ...delivered.filter((one) => !isHeld(one))].filter(({ day }) => day >= today);
}

/** Today's, in the order in which they are shown. */
export function ofToday(held: readonly Reserve[], today: string): Reserve[] {
  return held.filter(({ day }) => day === today).sort((a, b) => a.nth - b.nth);
}

export function nextOf(held: readonly Reserve[], today: string): Reserve | undefined {
  return ofToday(held, today).find(({ shown }) => !shown);
}
