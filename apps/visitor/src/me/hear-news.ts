import { seoulDay } from "@kipass/web-kit/dates.ts";
import { issuer, type MyInformation } from "../issuer.ts";
import { rememberVerifiedUntil } from "../phone/verification.ts";
import { keptNumber } from "../safe-number/kept-number.ts";
import { keepNews } from "./news.ts";

/** Whatever comes of it: what fails here is tried tomorrow. */
export async function hearNews(): Promise<void> {
  await issuer.myInformation().then(remember, () => {});
}

/** Whatever screen asked for it. */
export function remember(mine: MyInformation): void {
  rememberVerifiedUntil(mine.verifiedUntil);
  keptNumber.keep(mine.safeNumber, seoulDay(Date.now()));
  keepNews({ provisions: mine.provisions, consentsFrom: mine.consentsDue?.bindsFrom ?? "" });
}
