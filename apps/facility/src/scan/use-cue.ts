import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Decoded } from "./decode-worker.ts";
import { type Cue, createPositionCue } from "./position-cue.ts";

const SHOWN_MS = 2500;

/** The cue on the screen, from what the camera sees. `say` is called once for each. */
export function useCue(say: (cue: Cue) => void) {
  const judge = useMemo(createPositionCue, []);
  const hiding = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [cue, setCue] = useState<Cue>();
  useEffect(() => () => clearTimeout(hiding.current), []);

  function look({ texts, unreadable }: Decoded) {
    const due = judge({ sight: unreadable, isRead: texts.length > 0, atMs: performance.now() });
    if (!due) return;
    setCue(due);
    say(due);
    clearTimeout(hiding.current);
    hiding.current = setTimeout(() => setCue(undefined), SHOWN_MS);
  }
  return { cue, look };
}
