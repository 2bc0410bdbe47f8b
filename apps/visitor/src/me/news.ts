import { kept } from "@kipass/web-kit/kept.ts";
import { watched } from "@kipass/web-kit/watched.ts";
import { keptNumber } from "../safe-number/kept-number.ts";

// What a visitor should hear of without looking for it. Kept on this device: the issuer does not know what was seen.

export interface News {
  /** Provisions that may be known of and were not yet looked at. */
  provisions: boolean;
  /** From when the new words of the consents bind; they are still to be agreed to. */
  consentsFrom: string | undefined;
}

export const news = watched<News>(read());

function read(): News {
  return {
    provisions: Number(kept.read("provisions") || 0) > Number(kept.read("provisions-seen") || 0),
    consentsFrom: kept.read("consents-from") || undefined,
  };
}

export function keepNews(told: { provisions?: number; provisionsSeen?: number; consentsFrom?: string }): void {
  if (told.provisions !== undefined) kept.write("provisions", `${told.provisions}`);
  if (told.provisionsSeen !== undefined) kept.write("provisions-seen", `${told.provisionsSeen}`);
  if (told.consentsFrom !== undefined) kept.write("consents-from", told.consentsFrom);
  news.set(read());
}

/** Whether today's news were asked for, or are asked for now: once a day, behind a pass that is already on the screen. */
export function newsAsked(today: string): boolean {
  keptNumber.confirm(today);
  const asked = kept.read("news-asked") === today && keptNumber.on(today) !== undefined;
  kept.write("news-asked", today);
  return asked;
}

/** Nothing of an account stays that this device no longer draws for. */
export function forgetNews(): void {
  kept.write("news-asked", "");
  keptNumber.forget();
  keepNews({ provisions: 0, provisionsSeen: 0, consentsFrom: "" });
}
