import { parsePass } from "@kipass/protocol/pass";

/** A key press as the browser tells it. */
export interface Stroke {
  readonly key: string;
  /** The physical key: with a Korean input method on, `key` is "Process". */
  readonly code: string;
  readonly atMs: number;
}

const LONGEST_GAP_MS = 100;
const SHORTEST_CODE = 8;
const LONGEST_CODE = 2048;

/**
 * Collects what a scanner types: it is a keyboard, far faster than fingers, that mostly ends with Enter. `code` comes with the stroke
 * that completes one; `swallow` marks the Enter that belongs to it and must not press a button.
 */
export function createWedge(): (stroke: Stroke) => { code?: string; swallow: boolean } {
  let typed = "";
  let isTaken = false;
  let lastMs = Number.NEGATIVE_INFINITY;

  return ({ key, code, atMs }) => {
    if (atMs - lastMs > LONGEST_GAP_MS) {
      typed = "";
      isTaken = false;
    }
    lastMs = atMs;
    if (key === "Enter" || key === "Tab") {
      const whole = typed;
      typed = "";
      return whole.length >= SHORTEST_CODE ? { code: whole, swallow: true } : { swallow: isTaken };
    }
    typed = (typed + characterOf(key, code)).slice(0, LONGEST_CODE);
    // Many scanners send no Enter: a whole pass is enough.
    if (!parsePass(typed)) return { swallow: false };
    const whole = typed;
    typed = "";
    isTaken = true;
    return { code: whole, swallow: false };
  };
}

function characterOf(key: string, code: string): string {
  if ([...key].length === 1) return key;
  return (key === "Process" && /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]) || "";
}
