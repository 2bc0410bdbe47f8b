import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Terminal } from "@kipass/registry/testing-terminal";
import { importRegister } from "@kipass/testbed/load/register-import";
import { registerFile } from "@kipass/testbed/register-file";
import { openRegistryProcesses } from "@kipass/testbed/registry-processes";
import { startPostgres } from "../postgres/server.ts";
import { type BenchOptions, type BenchResult, percentile } from "./result.ts";

const LINES = 50_000;
const DOORS = 16;
/** A scan so often: what a town of busy doors makes, and little enough that both fit on two cores. */
const EVERY_MS = 20;

/**
 * A licence register of 50,000 lines from its upload over the dry run until it is taken, while people scan at a fixed pace: registry and
 * office in processes of their own on a durable PostgreSQL. The latencies are those of the scans during the import; the note has those before.
 */
export async function runRegister({ seconds }: BenchOptions): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), "kipass-register-"));
  chmodSync(folder, 0o755);
  const closes: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const postgres = await startPostgres({ dataDir: join(folder, "postgres"), durable: true });
    closes.push(() => postgres.stop());
    const registry = await openRegistryProcesses(postgres.adminUrl, 1);
    closes.push(() => registry.close());
    const { doors } = await registry.openDoors(DOORS);
    const { officer } = await registry.openOffice();
    const { bytes } = registerFile(LINES);
    await scanAtPace(registry, doors, delay(2_000));
    const before = await scanAtPace(registry, doors, delay(seconds * 1_000));
    const begin = performance.now();
    let checkedMs = 0;
    const importing = importRegister(officer, bytes, ({ import: { state } }) => {
      if (state === "checked" && checkedMs === 0) checkedMs = performance.now() - begin;
    });
    const during = await scanAtPace(registry, doors, importing);
    const took = (performance.now() - begin) / 1_000;
    const ms = (values: readonly number[], share: number) => `${percentile(values, share).toFixed(1)} ms`;
    return {
      bench: "register",
      value: took,
      unit: "s",
      baseline: null,
      ratio: null,
      p50Ms: percentile(during.latenciesMs, 0.5),
      p99Ms: percentile(during.latenciesMs, 0.99),
      n: LINES,
      note: `${(bytes.length / 1e6).toFixed(1)} MB; dry run done after ${(checkedMs / 1_000).toFixed(1)} s. Scans before: p50 ${ms(before.latenciesMs, 0.5)}, p99 ${ms(before.latenciesMs, 0.99)}; during: ${during.latenciesMs.length} scans, ${during.others} not recorded at once.`,
    };
  } finally {
    for (const step of closes.reverse()) await step();
  }
}

type Registry = Awaited<ReturnType<typeof openRegistryProcesses>>;

/** Scans at a fixed pace until something has happened; each latency is from the moment the scan was due. */
async function scanAtPace(
  registry: Registry,
  doors: readonly Terminal[],
  until: Promise<unknown>,
): Promise<{ latenciesMs: number[]; others: number }> {
  let isOver = false;
  void until.finally(() => {
    isOver = true;
  });
  const latenciesMs: number[] = [];
  let others = 0;
  const under: Promise<void>[] = [];
  const begin = performance.now();
  for (let nth = 0; !isOver; nth += 1) {
    const due = begin + nth * EVERY_MS;
    await delay(Math.max(0, due - performance.now()));
    const door = doors[nth % doors.length] as Terminal;
    const scan = door.scan(registry.pass()).then((outcome) => {
      latenciesMs.push(performance.now() - due);
      if (outcome !== "recorded") others += 1;
    });
    under.push(scan);
  }
  await Promise.all(under);
  await until;
  return { latenciesMs, others };
}
