import { kept } from "@kipass/web-kit/kept.ts";
import { watched } from "@kipass/web-kit/watched.ts";

// Kept on this device, because paper is what is left where there is no network. A slip can be traced for four weeks from the
// last day the issuer heard from this device, so the number is shown on that day and the next, as long as reserve passes are.

const dayMs = 86_400_000;

/** The number last heard, and since when; undefined before the first. */
const heard = watched(read());

function read(): { number: string; day: string } | undefined {
  const [number, day] = kept.read("safe-number")?.split(" ") ?? [];
  return number && day ? { number, day } : undefined;
}

export const keptNumber = {
  watch: heard.watch,
  /** "12가34나", while it may be shown. */
  on: (today: string) => (heard.value && isShown(heard.value.day, today) ? heard.value.number : undefined),
  /** The issuer says so today. */
  keep(number: string, today: string) {
    kept.write("safe-number", `${number} ${today}`);
    heard.set({ number, day: today });
  },
  /** A pass was drawn today: the account, and so the number, is still there. */
  confirm(today: string) {
    if (heard.value && heard.value.day < today) this.keep(heard.value.number, today);
  },
  forget() {
    kept.write("safe-number", "");
    heard.set(undefined);
  },
};

export function isShown(day: string, today: string): boolean {
  return Date.parse(today) - Date.parse(day) <= dayMs;
}
