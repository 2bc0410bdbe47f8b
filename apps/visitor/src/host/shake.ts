/** Acceleration along three axes in m/s², as the device reports it. */
export interface Sample {
  x: number;
  y: number;
  z: number;
  atMs: number;
}

/** A change this large between two samples is a jolt: walking stays below half of it. */
const JOLT = 18;
/** Back, forth and back again. */
const JOLTS = 3;
const WITHIN_MS = 1000;
/** One movement of the hand spreads over several samples; they count once. */
const APART_MS = 100;

/** Tells of each sample whether it completes a shake: three jolts within a second. */
export function shakeDetector(): (sample: Sample) => boolean {
  let before: Sample | undefined;
  let jolts: number[] = [];
  return (sample) => {
    const change = before ? distance(before, sample) : 0;
    before = sample;
    if (change < JOLT || sample.atMs - (jolts.at(-1) ?? Number.NEGATIVE_INFINITY) < APART_MS) return false;
    jolts = [...jolts.filter((atMs) => sample.atMs - atMs < WITHIN_MS), sample.atMs];
    if (jolts.length < JOLTS) return false;
    jolts = [];
    return true;
  };
}

function distance(a: Sample, b: Sample): number {
  return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}
