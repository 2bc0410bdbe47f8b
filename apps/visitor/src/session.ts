import { Problem, type ProblemCode } from "@kipass/protocol/problem";
import { watched } from "@kipass/web-kit/watched.ts";
import { childDevice } from "./family/child-device.ts";
import { forgetFamily } from "./family/family.ts";
import { firstStep } from "./log-in/logged-in.ts";
import { forgetNews } from "./me/news.ts";
import { forgetReserves } from "./reserve/forget.ts";
import { replace } from "./route.ts";

/** Why this device no longer has a session. */
export type Ending =
  | { why: "logged-out" }
  | { why: "withdrawn"; destroyedOn: string }
  | { why: "problem"; problem: Problem };

export const ending = watched<Ending | undefined>(undefined);

ending.watch(() => {
  if (!ending.value) return;
  forgetReserves();
  forgetNews();
  forgetFamily();
});

const fresh: readonly ProblemCode[] = ["not-logged-in", "not-enrolled"];
const over: readonly ProblemCode[] = ["session-ended", "device-replaced", "not-verified"];

/** True when the problem was that there is no session: then the consents, or the kind words about its end, are on screen. */
export function leftWithoutSession(thrown: unknown): boolean {
  if (!(thrown instanceof Problem)) return false;
  // A child cannot verify anything: its device says who can.
  if (thrown.code === "not-verified" && childDevice()) return false;
  if (over.includes(thrown.code)) ending.set({ why: "problem", problem: thrown });
  else if (fresh.includes(thrown.code)) replace(firstStep());
  else return false;
  return true;
}

export function startAgain() {
  ending.set(undefined);
  replace(childDevice() ? "/child" : firstStep());
}

/** The session goes on once the phone is verified. */
export function verifyNow() {
  ending.set(undefined);
  replace("/verify");
}
