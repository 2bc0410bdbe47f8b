import { issueReservePasses } from "@kipass/contract/issuer";
import { call } from "@kipass/sdk/call";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { kept } from "@kipass/web-kit/kept.ts";
import { restocked } from "./shelf.ts";
import { readShelf, writeShelf } from "./store.ts";

/** Fetches tomorrow's reserve passes, and today's with them, when they are missing; once a day, whatever comes of it. */
export async function stockUp(): Promise<void> {
  const today = seoulDay(Date.now());
  const held = await readShelf();
  if (kept.read("reserve-asked") === today || held.some(({ day }) => day > today)) return;
  kept.write("reserve-asked", today);
  keepThisPart();
  // The door at hand has its pass; what fails here is tried tomorrow.
  await call({ baseUrl: "" }, issueReservePasses, { body: {} }).then(
    ({ days }) => writeShelf(restocked(held, days, today)),
    () => {},
  );
}

/** The service worker keeps what it sees being fetched; this part may have come before it was there. */
function keepThisPart() {
  navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage({ keep: [import.meta.url] }));
}
