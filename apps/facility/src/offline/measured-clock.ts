import { kept } from "@kipass/web-kit/kept.ts";

/** The registry's clock as this device last measured it: with every answer, kept for when there is none. */
export interface Measurement {
  /** The registry's clock minus this device's. */
  readonly offsetMs: number;
  /** By this device's clock. */
  readonly atMs: number;
}

const NAME = "clock";

let measured: Measurement = readKept();

export function clockMeasurement(): Measurement {
  return measured;
}

/** The answer left the registry about halfway between asking and now. */
export function measureClock(askedMs: number, registryMs: number, nowMs: number = Date.now()): Measurement {
  measured = { offsetMs: Math.round(registryMs - (askedMs + nowMs) / 2), atMs: nowMs };
  kept.write(NAME, `${measured.offsetMs} ${measured.atMs}`);
  return measured;
}

function readKept(): Measurement {
  const [offsetMs, atMs] = (kept.read(NAME) ?? "").split(" ").map(Number);
  return Number.isSafeInteger(offsetMs) && Number.isSafeInteger(atMs) && atMs
    ? { offsetMs: offsetMs as number, atMs }
    : { offsetMs: 0, atMs: 0 };
}
