import { useEffect, useRef } from "preact/hooks";
import { createWedge } from "./wedge.ts";

/** Listens for a hand-held or built-in scanner wherever the focus is, except inside a field. */
export function useWedge(onCode: (text: string) => void): void {
  const latest = useRef(onCode);
  latest.current = onCode;
  useEffect(() => {
    const wedge = createWedge();
    const listen = (event: KeyboardEvent) => {
      // Of keys that are let go only Alt matters: it ends a character.
      if (event.target instanceof HTMLInputElement || event.metaKey || (event.type === "keyup" && event.key !== "Alt"))
        return;
      const { key, code, ctrlKey: ctrl, altKey: alt } = event;
      const taken = wedge({ key, code, ctrl, alt, atMs: event.timeStamp });
      if (taken.swallow) event.preventDefault();
      if (taken.code) latest.current(taken.code);
    };
    for (const type of ["keydown", "keyup"] as const) addEventListener(type, listen, { capture: true });
    return () => {
      for (const type of ["keydown", "keyup"] as const) removeEventListener(type, listen, { capture: true });
    };
  }, []);
}
