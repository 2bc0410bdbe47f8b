import { dayInProse } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { fuseDays } from "./days.ts";

const t = catalogue(
  { picture: (from: string, to: string) => `마지막으로 쓴 ${from}부터 29일째 되는 ${to}에 파기` },
  { picture: (from, to) => `Destroyed on ${to}, the 29th day after the last use on ${from}` },
  "fuse",
);

export type FuseWords = typeof t;

const step = 10.5;

/** The days that are left, as a fuse that burns towards the day of destruction. */
export function Fuse({ from, to, today }: { from: string; to: string; today: string }) {
  return (
    <svg class="fuse" viewBox="0 0 314 28" role="img" aria-label={t.picture(dayInProse(from), dayInProse(to))}>
      {fuseDays(from, to, today).map((day, i) =>
        day === "end" ? (
          <rect key={i} class="end" x={i * step + 1} y="1" width="7" height="26" rx="2" />
        ) : (
          <rect key={i} class={day} x={i * step} width="8" height="28" rx="2.5" />
        ),
      )}
    </svg>
  );
}
