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
const COLD_RUNS = 3;

export interface TraceFigures {
  stored: number;
  warmMs: number[];
  coldMs: number[];
  steps: Record<string, number>;
  contacts: number;
}

/**
 * From the first draft to the contact list, as two officers see it who lose no time: three requests, each drafted, signed twice and
 * carried through by the worker, over HTTP between the real parties, in one process beside one PostgreSQL. First among a tenth of the
 * visits, then among all: a case is the same size however much is stored, and so should its time be.
 */
export async function runTrace({ seconds, visits }: TraceOptions): Promise<BenchResult> {
  const smaller = await measure(Math.round(visits / SMALLER), seconds / 2);
  const larger = await measure(visits, seconds / 2);
  const cold = (figures: TraceFigures) => `${Math.round(median(figures.coldMs))} ms cold`;
  const steps = Object.entries(larger.steps).map(([name, ms]) => `${name} ${Math.round(ms)}`);
  return {
    bench: "trace",
    value: median(larger.warmMs),
    unit: "ms",
    baseline: median(smaller.warmMs),
    ratio: median(larger.warmMs) / median(smaller.warmMs),
    p50Ms: percentile(larger.warmMs, 0.5),
    p99Ms: percentile(larger.warmMs, 0.99),
    n: larger.warmMs.length,
    note: `${larger.contacts} contacts over ${PLACES} places in ${TRACED_DAYS} days among ${larger.stored.toLocaleString("en")} visits, ${cold(larger)}; baseline: among ${smaller.stored.toLocaleString("en")}, ${cold(smaller)}. ${larger.cooling}. Stored visits are sealed by the protocol and brought in with COPY. ms of a warm run: ${steps.join(", ")}.`,
  };
}

async function measure(visits: number, seconds: number): Promise<TraceFigures & { cooling: string }> {
  const traced = await openTracedTown(visits, (step) => console.error(step));
  try {
    const asker = await traced.town.appoint({
      loginId: "asker",
      name: "이서연",
      title: "역학조사관",
      role: "investigator",
    });
    const approver = await traced.town.appoint({
      loginId: "approver",
      name: "박준호",
      title: "과장",
      role: "approver",
    });
    const officers = { asker, approver };
    await traceOnce(traced, officers, 1);
    const warm: TracedOnce[] = [];
    const end = performance.now() + seconds * 1000;
    while (warm.length < 3 || performance.now() < end) warm.push(await traceOnce(traced, officers, 2 + warm.length));
    const coldMs: number[] = [];
    let cooling = "";
    for (let run = 0; run < COLD_RUNS; run++) {
      cooling = await traced.coolDown();
      coldMs.push((await traceOnce(traced, officers, 1000 + run)).ms);
    }
    const names = Object.keys(warm[0]?.steps ?? {});
    return {
      stored: traced.stored,
      warmMs: warm.map(({ ms }) => ms),
      coldMs,
      cooling,
      steps: Object.fromEntries(names.map((name) => [name, median(warm.map(({ steps }) => steps[name] as number))])),
      contacts: warm[0]?.contacts ?? 0,
    };
  } finally {
    await traced.close();
  }
}

interface TracedOnce {
  ms: number;
  steps: Record<string, number>;
  contacts: number;
}

async function traceOnce(
  { town, person, firstDay, met }: TracedTown,
  { asker, approver }: { asker: Officer; approver: Officer },
  nth: number,
): Promise<TracedOnce> {
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
