import { useEffect, useRef, useState } from "preact/hooks";
import { boot, issuer } from "../issuer.ts";
import { leftWithoutSession } from "../session.ts";
import { begin, drawn, failed, type PassClass, type PassCycle, secondsLeft, secondsToSay, tick } from "./pass-cycle.ts";

export interface PassOnScreen {
  cycle: PassCycle;
  seconds: number;
  /** Seconds to announce; changes only when there is something new to say. */
  say: number | undefined;
  retry: () => void;
}

/** Runs the pass cycle on this device's clock: draws when it asks for a pass, counts down while one is shown. */
export function usePass(passClass: PassClass): PassOnScreen {
  const anew = () => begin(passClass, boot.issuer.renewals);
  const [cycle, setCycle] = useState<PassCycle>(anew);
  const [, redraw] = useState(0);
  const [say, setSay] = useState<number>();
  const before = useRef(0);

  useEffect(() => {
    if (cycle.phase === "drawing") return draw(cycle);
    if (cycle.phase === "showing") return countDown(cycle);
  }, [cycle]);

  useEffect(() => {
    // Coming back to a code that ran out meanwhile is opening it again.
    const seen = () => {
      if (document.visibilityState === "visible")
        setCycle((now) => (now.phase === "expired" ? anew() : tick(now, Date.now(), true)));
    };
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, []);

  function draw({ passClass }: PassCycle) {
    let left = false;
    setSay(undefined);
    const askedAtMs = Date.now();
    issuer.issuePass({ class: passClass }).then(
      (reply) => !left && setCycle((now) => drawn(now, { ...reply, askedAtMs, arrivedAtMs: Date.now() })),
      (problem) => !left && !leftWithoutSession(problem) && setCycle((now) => failed(now, problem)),
    );
    return () => {
      left = true;
    };
  }

  function countDown(shown: PassCycle & { phase: "showing" }) {
    let timer = 0;
    const step = () => {
      const now = Date.now();
      const left = secondsLeft(shown, now);
      const aloud = secondsToSay(before.current, left, shown.lifeSeconds);
      if (aloud !== undefined) setSay(aloud);
      before.current = left;
      redraw((n) => n + 1);
      setCycle((cycle) => tick(cycle, now, document.visibilityState === "visible"));
      // Wakes just after the next whole second.
      timer = window.setTimeout(step, ((shown.endsAtMs - now) % 1000) + 1);
    };
    before.current = 0;
    step();
    return () => clearTimeout(timer);
  }

  return { cycle, seconds: secondsLeft(cycle, Date.now()), say, retry: () => setCycle(anew()) };
}
