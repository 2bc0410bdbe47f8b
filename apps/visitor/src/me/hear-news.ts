import { seoulDay } from "@kipass/web-kit/dates.ts";
import { rememberVerifiedUntil } from "../phone/verification.ts";
import { keptNumber } from "../safe-number/kept-number.ts";
import { keepNews } from "./news.ts";
import { type MyInformation, ownData } from "./own-data.ts";

/** Whatever comes of it: what fails here is tried tomorrow. */
export async function hearNews(): Promise<void> {
  await ownData.mine().then(remember, () => {});
}

/** Whatever screen asked for it. */
export function remember(mine: MyInformation): void {
  rememberVerifiedUntil(mine.verifiedUntil);
  keptNumber.keep(mine.safeNumber, seoulDay(Date.now()));
  keepNews({ provisions: mine.provisions, consentsFrom: mine.consentsDue?.bindsFrom ?? "" });
}
