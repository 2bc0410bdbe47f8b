import type { Officer } from "@kipass/testbed/officer";
import { findCoVisitors, findExposures, nameChosen, tellApart } from "@kipass/testbed/scenarios/trace-case";
import { type BenchResult, median, percentile } from "./result.ts";
import { openTracedTown, PLACES, TRACED_DAYS, type TracedTown } from "./trace-town.ts";

export interface TraceOptions {
  seconds: number;
  /** Stored visits; the case is the same among however many. */
  visits: number;
}

/** What a hundredth of a country keeps: the first figure; `visits` says the second. */
const SMALLER = 10;
const COLD_RUNS = 1;

/**
 * From the first draft to the contact list, as two officers see it who lose no time: three requests, each drafted, signed twice and
 * carried through by the worker, over HTTP between the real parties, in one process beside one PostgreSQL. Among a tenth of the visits
 * and among all, taking turns: a case is the same size however much is stored, and so should its time be.
 */
export async function runTrace({ seconds, visits }: TraceOptions): Promise<BenchResult> {
  const towns: Traced[] = [];
  try {
    for (const stored of [Math.round(visits / SMALLER), visits]) towns.push(await openTraced(stored));
    const [smaller, larger] = towns as [Traced, Traced];
    const begun = performance.now();
    while (larger.warm.length < 3 || performance.now() - begun < seconds * 1000)
      for (const one of towns) one.warm.push(await traceOnce(one));
    for (let run = 0; run < COLD_RUNS; run++) {
      for (const one of towns) {
        one.cooling = await one.traced.coolDown();
        one.cold.push(await traceOnce(one));
      }
    }
    return resultOf(smaller, larger);
  } finally {
    for (const { traced } of towns) await traced.close();
  }
}

interface Traced {
  traced: TracedTown;
  asker: Officer;
  approver: Officer;
  /** How many cases have been opened. */
  cases: number;
  warm: TracedOnce[];
  cold: TracedOnce[];
  cooling: string;
}

async function openTraced(visits: number): Promise<Traced> {
  const traced = await openTracedTown(visits, (step) => console.error(step));
  const { town } = traced;
  // Nobody names this many people a day but a benchmark.
  await town.authority.inside(({ db }) =>
    db.query("UPDATE limits SET alarm_at = at_most * 50, at_most = at_most * 50"),
  );
  const asker = await town.appoint({ loginId: "asker", name: "이서연", title: "역학조사관", role: "investigator" });
  const approver = await town.appoint({ loginId: "approver", name: "박준호", title: "과장", role: "approver" });
  const opened = { traced, asker, approver, cases: 0, warm: [], cold: [], cooling: "" };
  await traceOnce(opened);
  return opened;
}

function resultOf(smaller: Traced, larger: Traced): BenchResult {
  const ms = (runs: readonly TracedOnce[]) => runs.map((run) => run.ms);
  const cold = ({ cold: runs }: Traced) => `${Math.round(median(ms(runs)))} ms cold`;
  const warmMs = ms(larger.warm);
  const steps = Object.keys(larger.warm[0]?.steps ?? {}).map((name) => {
    return `${name} ${Math.round(median(larger.warm.map((run) => run.steps[name] as number)))}`;
  });
  const stored = ({ traced }: Traced) => traced.stored.toLocaleString("en");
  return {
    bench: "trace",
    value: median(warmMs),
    unit: "ms",
    baseline: median(ms(smaller.warm)),
    ratio: median(larger.warm.map((run, turn) => run.ms / (smaller.warm[turn] as TracedOnce).ms)),
    p50Ms: percentile(warmMs, 0.5),
    p99Ms: percentile(warmMs, 0.99),
    n: warmMs.length,
    note: `${larger.warm[0]?.contacts} contacts over ${PLACES} places in ${TRACED_DAYS} days among ${stored(larger)} visits, ${cold(larger)}; baseline: among ${stored(smaller)}, ${cold(smaller)}, taking turns. ${larger.cooling}. The visits of everyone concerned are sealed by the protocol, all others' rows are random bytes, as theirs look to the registry; brought in with COPY. ms of a warm run: ${steps.join(", ")}.`,
  };
}

interface TracedOnce {
  ms: number;
  steps: Record<string, number>;
  contacts: number;
}

async function traceOnce(open: Traced): Promise<TracedOnce> {
  const { asker, approver } = open;
  const { town, person, firstDay, met } = open.traced;
  const nth = ++open.cases;
  const { case: opened } = await asker.client.openCase({
    body: {
      ...person,
      caseNumber: `2026-${String(nth).padStart(4, "0")}`,
      issuers: ["naver"],
      onset: { kind: "sampling", day: firstDay },
      isolatedAt: Math.floor(town.clock.nowMs() / 1000),
      note: "",
    },
  });
  const tracing = { asker, approver, caseId: opened.id };
  const steps: Record<string, number> = {};
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const result = await work();
    steps[name] = performance.now() - begun;
    return result;
  };
  const begun = performance.now();
  const exposures = await timed("places", () => findExposures(tracing));
  await timed("co-visitors", () => findCoVisitors(tracing, exposures));
  const { request, people } = await timed("people", () => tellApart(tracing));
  const contacts = await timed("names", () => nameChosen(tracing, request, people));
  const ms = performance.now() - begun;
  if (contacts.length !== met)
    throw new Error(`${contacts.length} contacts instead of ${met}: the figure would mean nothing`);
  return { ms, steps, contacts: contacts.length };
}
