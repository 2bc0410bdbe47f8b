import { Problem } from "@kipass/protocol/problem";
import { useEffect, useRef, useState } from "preact/hooks";
import { boot, issuer } from "../issuer.ts";
import { leftWithoutSession } from "../session.ts";
import { takeFirstPass } from "./first-pass.ts";
import { wasShown } from "./last-slot.ts";
import {
  begin,
  type DrawnPass,
  drawn,
  failed,
  type PassClass,
  type PassCycle,
  secondsLeft,
  secondsToSay,
  tick,
} from "./pass-cycle.ts";

export interface PassOnScreen {
  cycle: PassCycle;
  seconds: number;
  /** Seconds to announce; changes only when there is something new to say. */
  say: number | undefined;
  /** The very code that was on the screen a moment ago, which a door may have taken. */
  sameAgain: boolean;
  /** The issuer has not answered for longer than one should stand at a door. */
  away: boolean;
  retry: () => void;
  /** Puts a pass on the screen that was drawn elsewhere. */
  take: (pass: DrawnPass) => void;
}

/** How long the issuer is waited for before a reserve pass is better. */
const patienceMs = 2_500;

interface PassOf {
  /** A child's number, where it is not the visitor's own pass. */
  child?: number;
  /** False while another person's code is on the screen: then this one runs out and is not renewed. */
  shown?: boolean;
}

/** Runs the pass cycle on this device's clock: draws when it asks for a pass, counts down while one is shown. */
export function usePass(passClass: PassClass, { child, shown = true }: PassOf = {}): PassOnScreen {
  const inSight = useRef(shown);
  inSight.current = shown;
  const anew = () => begin(passClass, boot.issuer.renewals);
  const [sameAgain, setSameAgain] = useState(false);
  const [away, setAway] = useState(false);
  const arrived = (now: PassCycle, pass: DrawnPass): PassCycle => {
    const next = tick(drawn(now, pass), Date.now(), true);
    if (next.phase !== "showing" || next === now) return next;
    setSameAgain(wasShown(pass.issuedAt, child));
    setAway(false);
    return next;
  };
  const [cycle, setCycle] = useState<PassCycle>(() => {
    const first = child === undefined ? takeFirstPass(passClass) : undefined;
    return first ? arrived(anew(), first) : anew();
  });
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
      if (document.visibilityState === "visible" && shown)
        setCycle((now) => (now.phase === "expired" ? anew() : tick(now, Date.now(), true)));
    };
    seen();
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [shown]);

  function draw({ passClass }: PassCycle) {
    let left = false;
    setSay(undefined);
    const waited = setTimeout(setAway, patienceMs, true);
    const refused = (problem: unknown) => {
      if (left || leftWithoutSession(problem)) return;
      if (problem instanceof Problem && problem.code === "unavailable") setAway(true);
      setCycle((now) => failed(now, problem));
    };
    drawPass(passClass, child)
      .then((pass) => !left && setCycle((now) => arrived(now, pass)), refused)
      .finally(() => clearTimeout(waited));
    return () => {
      left = true;
      clearTimeout(waited);
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
      setCycle((cycle) => tick(cycle, now, document.visibilityState === "visible" && inSight.current));
      // Wakes just after the next whole second.
      timer = window.setTimeout(step, ((shown.endsAtMs - now) % 1000) + 1);
    };
    before.current = 0;
    step();
    return () => clearTimeout(timer);
  }

  return {
    cycle,
    seconds: secondsLeft(cycle, Date.now()),
    say,
    sameAgain: sameAgain && cycle.phase === "showing",
    away,
    retry: () => setCycle(anew()),
    take: (pass) => setCycle(() => arrived(anew(), pass)),
  };
}

/** Asks the issuer, and remembers when. */
export async function drawPass(passClass: PassClass, child?: number): Promise<DrawnPass> {
  const askedAtMs = Date.now();
  const reply = await issuer.issuePass({ class: passClass, ...(child === undefined ? {} : { child }) });
  return { ...reply, askedAtMs, arrivedAtMs: Date.now() };
}
