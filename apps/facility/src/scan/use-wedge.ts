import { useEffect, useRef } from "preact/hooks";
import { createWedge } from "./wedge.ts";

/** Listens for a hand-held or built-in scanner wherever the focus is, except inside a field. */
export function useWedge(onCode: (text: string) => void): void {
  const latest = useRef(onCode);
  latest.current = onCode;
  useEffect(() => {
    const wedge = createWedge();
    const listen = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
      const { code, swallow } = wedge({ key: event.key, code: event.code, atMs: event.timeStamp });
      if (swallow) event.preventDefault();
      if (code) latest.current(code);
    };
    addEventListener("keydown", listen, { capture: true });
    return () => removeEventListener("keydown", listen, { capture: true });
  }, []);
}
