import { kept } from "@kipass/web-kit/kept.ts";
import type { KeptHead, LogPage, Sources, Verified } from "./verify.ts";

/** The scheme in numbers, as registry and authority publish them. */
export interface PublicFigures {
  /** Null: between one and four. */
  days: { day: string; visits: number | null }[];
  /** By 시도. */
  regions: { region: string; facilities: number; recording: number }[];
  countedMs: number | null;
  /** Newest first. */
  months: { month: string; cases: number; requests: number; orders: number; emergencies: number }[];
}

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(path, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}

export const readFigures = () => read<PublicFigures>("/v1/public/figures");

/** Everything that is checked, fetched anew each time. */
export async function openSources(): Promise<Sources> {
  const certified = await read<{ certification: string; rootPublicKey: string }>("/v1/public/certification");
  return {
    ...certified,
    readLog: (party, from) => read<LogPage>(`/v1/public/logs/${party}?from=${from}`),
    keptHead,
  };
}

function keptHead(party: string): KeptHead | undefined {
  const [seq, hash] = kept.read(`head.${party}`)?.split(" ") ?? [];
  return seq !== undefined && hash !== undefined && /^\d+$/.test(seq) ? { seq: Number(seq), hash } : undefined;
}

/** For the next look. A head that did not hold is no measure of anything. */
export function keepHeads(results: readonly Verified[]): void {
  for (const { party, head, fault } of results)
    if (head && fault === undefined) kept.write(`head.${party}`, `${head.seq} ${head.hash}`);
}
