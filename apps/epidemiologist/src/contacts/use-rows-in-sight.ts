import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Rows kept ready above and below what is seen. */
const READY = 12;

/** Which rows of a long table are worth drawing. Every row is as high as the first; whatever scrolls, the page or the table. */
export function useRowsInSight(
  body: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): { from: number; to: number } {
  const [sight, setSight] = useState({ from: 0, to: 40 });
  useEffect(() => {
    const look = () => {
      const above = -(body.current?.getBoundingClientRect().top ?? 0);
      const from = Math.max(0, Math.floor(above / rowHeight) - READY);
      const to = Math.ceil((above + innerHeight) / rowHeight) + READY;
      setSight((known) => (known.from === from && known.to === to ? known : { from, to }));
    };
    look();
    document.addEventListener("scroll", look, { capture: true, passive: true });
    addEventListener("resize", look);
    return () => {
      document.removeEventListener("scroll", look, { capture: true });
      removeEventListener("resize", look);
    };
  }, [body, rowHeight]);
  return { from: Math.min(sight.from, count), to: Math.min(sight.to, count) };
}
