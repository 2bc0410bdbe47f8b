import type { Sight } from "./decode-worker.ts";

/** How to hold a code that is in sight and cannot be read. */
export const cues = ["closer", "farther", "centre", "still"] as const;
export type Cue = (typeof cues)[number];

const SMALL = 0.22;
const LARGE = 0.75;
const OFF_CENTRE = 0.3;
const SURE_AFTER_MS = 700;
const AGAIN_AFTER_MS = 4000;
/** Whoever holds up a code is not gone because a picture or two show nothing. */
const FORGOTTEN_AFTER_MS = 1000;

export function cueFor({ x, y, side, isCut }: Sight): Cue {
  if (side > LARGE) return "farther";
  if (isCut || Math.abs(x - 0.5) > OFF_CENTRE || Math.abs(y - 0.5) > OFF_CENTRE) return "centre";
  return side < SMALL ? "closer" : "still";
}

/**
 * Told of every picture, says when a cue is due: once the same one has held for a moment, so that a code on its way is left alone, and
 * then not again for a while. A code that was read ends it.
 */
export function createPositionCue(): (look: {
  sight: Sight | undefined;
  isRead: boolean;
  atMs: number;
}) => Cue | undefined {
  let cue: Cue | undefined;
  let sinceMs = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let saidMs = Number.NEGATIVE_INFINITY;

  return ({ sight, isRead, atMs }) => {
    if (isRead || atMs - lastMs > FORGOTTEN_AFTER_MS) cue = undefined;
    if (isRead || !sight) return undefined;
    lastMs = atMs;
    const next = cueFor(sight);
    if (next !== cue) [cue, sinceMs] = [next, atMs];
    if (atMs - sinceMs < SURE_AFTER_MS || atMs - saidMs < AGAIN_AFTER_MS) return undefined;
    saidMs = atMs;
    return cue;
  };
}
