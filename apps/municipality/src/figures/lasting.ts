import { catalogue } from "@kipass/web-kit/i18n.ts";

const t = catalogue(
  {
    minutes: (n: number) => `${n}분`,
    hours: (n: number) => `${n}시간`,
    days: (n: number, hours: number) => `${n}일 ${hours}시간`,
  },
  { minutes: (n) => `${n} min`, hours: (n) => `${n} h`, days: (n, hours) => `${n} d ${hours} h` },
);

/** '25분', '4시간', '3일 2시간'; '–' when there was none. */
export function lastingWords(ms: number | null): string {
  if (ms === null) return "–";
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return t.minutes(minutes);
  const hours = Math.round(minutes / 60);
  return hours < 48 ? t.hours(hours) : t.days(Math.floor(hours / 24), hours % 24);
}
