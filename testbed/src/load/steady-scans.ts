import { setTimeout as delay } from "node:timers/promises";
import { newAttempt, type Terminal } from "@kipass/registry/testing-terminal";
import type { RegistryProcesses } from "../registry-processes.ts";

/** Scanners at work: each shows a new pass as soon as the last one was answered, and sends it again until it is. */
export interface SteadyScans {
  /** Passes that were answered `recorded`. */
  readonly acknowledged: readonly string[];
  /** How often anything else was heard, by outcome; `no-answer` where there was none. */
  readonly heard: ReadonlyMap<string, number>;
  /** Lets every scanner finish its pass. */
  stop(): Promise<void>;
}

const PAUSE_MS = 5;
const AGAIN_AFTER_MS = 150;
/** A scanner's own patience with one request. */
const PATIENCE_MS = 10_000;

export function startSteadyScans(registry: RegistryProcesses, doors: readonly Terminal[]): SteadyScans {
  const acknowledged: string[] = [];
  const heard = new Map<string, number>();
  let stopped = false;

  async function work(door: Terminal, first: number): Promise<void> {
    let next = first;
    while (!stopped) {
      const pass = registry.pass();
      const attempt = newAttempt();
      for (let outcome = ""; outcome !== "recorded"; ) {
        const { url } = registry.processes[next++ % registry.processes.length] as { url: string };
        outcome = await answerWithin(door.at(url).scan(pass, { attempt }));
        if (outcome === "recorded") acknowledged.push(pass);
        else heard.set(outcome, (heard.get(outcome) ?? 0) + 1);
        await delay(outcome === "recorded" ? PAUSE_MS : AGAIN_AFTER_MS);
      }
    }
  }

  const working = doors.map(work);
  return {
    acknowledged,
    heard,
    async stop() {
      stopped = true;
      await Promise.all(working);
    },
  };
}

async function answerWithin(scan: Promise<string>): Promise<string> {
  const patience = new AbortController();
  const late = delay(PATIENCE_MS, "no-answer", { signal: patience.signal, ref: false }).catch(() => "no-answer");
  const outcome = await Promise.race([scan.catch(() => "no-answer"), late]);
  patience.abort();
  return outcome;
}
