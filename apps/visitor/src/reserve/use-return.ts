import { useEffect } from "preact/hooks";
import type { DrawnPass, PassClass } from "../pass/pass-cycle.ts";
import { drawPass } from "../pass/use-pass.ts";
import { leftWithoutSession } from "../session.ts";

const everyMs = 5_000;

/** Asks for a usual pass now and then, and at once when the device says it is back on a network. */
export function useReturn(passClass: PassClass, take: (pass: DrawnPass) => void) {
  useEffect(() => {
    let asking = false;
    const ask = () => {
      if (asking || document.visibilityState !== "visible") return;
      asking = true;
      drawPass(passClass)
        .then(take, leftWithoutSession)
        .finally(() => {
          asking = false;
        });
    };
    const timer = setInterval(ask, everyMs);
    addEventListener("online", ask);
    return () => {
      clearInterval(timer);
      removeEventListener("online", ask);
    };
  }, []);
}
