/** What every benchmark prints: one object with `--json`, a few lines without. Fields that do not apply are null. */
export interface BenchResult {
  bench: string;
  value: number;
  unit: string;
  /** The same machine's bare work in the same run, and value ÷ baseline: machines differ, ratios less. */
  baseline: number | null;
  ratio: number | null;
  p50Ms: number | null;
  p99Ms: number | null;
  n: number;
  note: string;
}

export interface BenchOptions {
  seconds: number;
}

export function printed(result: BenchResult): string {
  const figure = (value: number) => (value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(2));
  const lines = [
    `${result.bench}: ${figure(result.value)} ${result.unit}`,
    result.baseline !== null && `  baseline ${figure(result.baseline)}, ratio ${result.ratio?.toFixed(2)}`,
    result.p50Ms !== null && `  p50 ${result.p50Ms.toFixed(1)} ms, p99 ${result.p99Ms?.toFixed(1)} ms`,
    `  n = ${result.n.toLocaleString("en")}. ${result.note}`,
  ];
  return lines.filter((line) => line !== false).join("\n");
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
