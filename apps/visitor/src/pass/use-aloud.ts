import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { canSpeak, hush, speak } from "./speech.ts";
import type { PassOnScreen } from "./use-pass.ts";
import { NEW_CODE, SOON_OVER, vibrate } from "./vibrate.ts";

interface Aloud {
  /** Around the code, which is focused when it is new. */
  place: RefObject<HTMLElement | null>;
  /** What is left for a screen reader to say, on a device that has no voice of its own. */
  written: string;
}

/** The time of a large code in words and by touch: a new one, what is left of it, and that it is nearly over. */
export function useAloud({ cycle, say }: PassOnScreen, said: (seconds: number) => string, shown: boolean): Aloud {
  const speaks = canSpeak();
  const showing = shown && cycle.phase === "showing" ? cycle : undefined;
  const words = showing && say !== undefined ? said(say) : "";
  const place = useRef<HTMLElement>(null);

  useEffect(() => {
    if (speaks && words) speak(words);
  }, [speaks, words]);
  useEffect(() => (shown ? hush : undefined), [shown]);
  // A new code is read from its label on, which says how long it is good for; then only what is left of it is said.
  useEffect(() => {
    if (!showing) return;
    place.current?.querySelector<SVGElement>(".qr")?.focus();
    if (!showing.first) vibrate(NEW_CODE);
  }, [showing?.digits]);
  useEffect(() => {
    if (shown && say === 5) vibrate(SOON_OVER);
  }, [say]);

  return { place, written: !speaks && say !== showing?.lifeSeconds ? words : "" };
}
