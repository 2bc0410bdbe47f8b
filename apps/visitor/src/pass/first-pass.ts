import { boot } from "../issuer.ts";
import type { DrawnPass, PassClass } from "./pass-cycle.ts";

let waiting = boot.pass;

/** The pass that came with the page, for the first screen that shows one of its class. */
export function takeFirstPass(passClass: PassClass): DrawnPass | undefined {
  if (waiting?.class !== passClass) return undefined;
  const pass = waiting;
  waiting = undefined;
  // Asked for when the page was, and here with its first byte.
  const opening = performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;
  const at = (ms: number) => performance.timeOrigin + ms;
  return { ...pass, askedAtMs: at(opening?.requestStart ?? 0), arrivedAtMs: at(opening?.responseStart ?? 0) };
}
