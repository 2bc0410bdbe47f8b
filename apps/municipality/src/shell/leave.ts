import { forgetUnsent } from "../inspections/unsent.ts";
import { forgetRoutes, isAlone } from "../on-site/kept-route.ts";
import { forgetKeys } from "../on-site/key.ts";
import { queries } from "../queries.ts";
import { noteEnd, tellEnd } from "./ended-here.ts";

/** By hand: what was kept to be looked at without a network goes too. */
export async function leave(): Promise<void> {
  await forgetRoutes();
  await lock();
}

/** Ends the session and forgets everything that was shown. Without a network the registry hears of it when it is back. */
export async function lock(): Promise<void> {
  forgetKeys();
  forgetUnsent();
  isAlone.set(false);
  noteEnd();
  await tellEnd().catch(() => {});
  if (navigator.onLine) {
    queries.clear();
    location.assign("/");
  } else await queries.resetQueries();
}
