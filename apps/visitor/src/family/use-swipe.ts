import { useEffect, useRef } from "preact/hooks";

const enough = 60;

/** Calls back with 1 for a swipe to the left, to what comes next, and -1 for one to the right. */
export function useSwipe(swiped: (step: 1 | -1) => void) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(swiped);
  latest.current = swiped;
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let from: Touch | undefined;
    const start = (event: TouchEvent) => {
      from = event.touches.length === 1 ? event.touches[0] : undefined;
    };
    const end = (event: TouchEvent) => {
      const to = event.changedTouches[0];
      if (!from || !to) return;
      const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY];
      from = undefined;
      if (Math.abs(x) >= enough && Math.abs(x) > 2 * Math.abs(y)) latest.current(x < 0 ? 1 : -1);
    };
    element.addEventListener("touchstart", start, { passive: true });
    element.addEventListener("touchend", end, { passive: true });
    return () => {
      element.removeEventListener("touchstart", start);
      element.removeEventListener("touchend", end);
    };
  }, []);
  return place;
}
