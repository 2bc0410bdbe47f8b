import { minutesAndSeconds } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { LockIcon } from "@kipass/web-kit/icons.tsx";
import { useEffect, useState } from "preact/hooks";
import { api, type Session } from "../api.ts";
import { lock } from "./leave.ts";

const t = catalogue({ lock: "자동 잠금" }, { lock: "Locks in" });

const ACTS = ["pointerdown", "keydown", "wheel"] as const;
/** Who reads or types without asking anything tells the registry so now and then. */
const AWAKE_EVERY_MS = 120_000;

/** Counts down from the officer's last touch. At the end the session is ended here and at the registry. */
export function IdleLock({ session: { idleSeconds, endsAtMs, nowMs } }: { session: Session }) {
  const [left, setLeft] = useState(idleSeconds);
  useEffect(() => {
    const now = sleepless();
    const endsAt = endsAtMs - nowMs;
    let touched = now();
    let told = touched;
    const touch = () => {
      touched = now();
      if (touched - told < AWAKE_EVERY_MS) return;
      told = touched;
      void api.describeOfficer().catch(() => {});
    };
    const tick = () => {
      const until = Math.min(touched + idleSeconds * 1000, endsAt);
      const seconds = Math.ceil((until - now()) / 1000);
      setLeft(Math.max(0, seconds));
      if (seconds <= 0) {
        clearInterval(timer);
        void lock();
      }
    };
    const timer = setInterval(tick, 1000);
    for (const act of ACTS) addEventListener(act, touch, { passive: true });
    return () => {
      clearInterval(timer);
      for (const act of ACTS) removeEventListener(act, touch);
    };
  }, [idleSeconds, endsAtMs, nowMs]);
  return (
    <span class="note faint nowrap row gap6 wide-only">
      <LockIcon size="small" />
      {t.lock} <b class="num">{minutesAndSeconds(left)}</b>
    </span>
  );
}

/** Milliseconds since now. A phone that sleeps may stop one of its clocks, and its owner may set the other. */
function sleepless(): () => number {
  const [steady, wall] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - steady, Date.now() - wall);
}
