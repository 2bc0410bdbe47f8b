import { Counter, Gauge, Registry } from "prom-client";
import type { Clock } from "./clock.ts";

/** What a process answered, counted for its operators. A label is an endpoint's name or a kind of status: nothing that could be anybody. */
export interface MinuteCounts {
  answered(endpoint: string, status: number): void;
  /** A value read whenever the exposition is. It must say nothing about single requests. */
  gauge(name: string, help: string, read: () => number): void;
  /** Of the last whole minute, and since the start, as of its end. */
  byEndpoint(): { endpoint: string; lastMinute: number; total: number; refused: number; failed: number }[];
  /** In the format of Prometheus. */
  exposition(): Promise<string>;
}

const MINUTE_MS = 60_000;

/**
 * Counts become visible when their minute is over, all at once: whoever reads them every second still learns of no single
 * draw more than its minute (SPEC §19.3).
 */
export function createMinuteCounts({ clock, party }: { clock: Clock; party: string }): MinuteCounts {
  const registry = new Registry();
  registry.setDefaultLabels({ party });
  const answers = new Counter({
    name: "kipass_answers_total",
    help: "Answers as of the last whole minute.",
    labelNames: ["endpoint", "result"],
    registers: [registry],
  });
  const totals = new Map<string, Counts>();
  let minute = Math.floor(clock.nowMs() / MINUTE_MS);
  let current = new Map<string, Counts>();
  let last = new Map<string, Counts>();

  function turn(): void {
    const now = Math.floor(clock.nowMs() / MINUTE_MS);
    if (now === minute) return;
    for (const [endpoint, counts] of current) {
      const total = entry(totals, endpoint);
      for (const result of RESULTS) {
        total[result] += counts[result];
        if (counts[result] > 0) answers.inc({ endpoint, result }, counts[result]);
      }
    }
    last = now === minute + 1 ? current : new Map();
    current = new Map();
    minute = now;
  }

  return {
    answered(endpoint, status) {
      turn();
      entry(current, endpoint)[resultOf(status)] += 1;
    },
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    },
    byEndpoint() {
      turn();
      return [...totals.entries()]
        .map(([endpoint, { answered, refused, failed }]) => ({
          endpoint,
          lastMinute: sum(last.get(endpoint)),
          total: answered + refused + failed,
          refused,
          failed,
        }))
        .sort((a, b) => a.endpoint.localeCompare(b.endpoint));
    },
    exposition() {
      turn();
      return registry.metrics();
    },
  };
}

const RESULTS = ["answered", "refused", "failed"] as const;
type Counts = Record<(typeof RESULTS)[number], number>;

function resultOf(status: number): keyof Counts {
  if (status < 400) return "answered";
  return status < 500 ? "refused" : "failed";
}

function entry(map: Map<string, Counts>, endpoint: string): Counts {
  const counts = map.get(endpoint) ?? { answered: 0, refused: 0, failed: 0 };
  map.set(endpoint, counts);
  return counts;
}

function sum(counts: Counts | undefined): number {
  return counts ? counts.answered + counts.refused + counts.failed : 0;
}
