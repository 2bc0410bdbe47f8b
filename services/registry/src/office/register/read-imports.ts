import type { Params, Query, Reply } from "@kipass/contract/endpoint";
import type {
  listImportLines as linesEndpoint,
  listImports as listEndpoint,
  readImport as readEndpoint,
  readImportReport as reportEndpoint,
} from "@kipass/contract/office";
import { toBase64url } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import {
  countLines,
  findImport,
  findImports,
  findLines,
  findPart,
  type ImportRow,
} from "../../store/register-imports.ts";
import type { Desk } from "../desk.ts";

const SHOWN_IMPORTS = 50;
const LINES_PAGE = 200;

export async function listImports({ tx }: Desk): Promise<Reply<typeof listEndpoint>> {
  return { imports: (await findImports(tx, SHOWN_IMPORTS)).map(lineOf) };
}

/** @throws Problem import-not-found */
export async function readImport(
  { tx }: Desk,
  { import: id }: Params<typeof readEndpoint>,
): Promise<Reply<typeof readEndpoint>> {
  const row = await found(tx, id);
  const counts =
    row.state === "checked" || row.state === "taking" || row.state === "done" ? await countLines(tx, row.id) : [];
  const taken = counts.filter(({ result }) => ["new", "changed", "same"].includes(result));
  return {
    import: lineOf(row),
    header: row.header ?? [],
    sample: row.sample ?? [],
    columns: row.columns,
    results: summed(counts, ({ result }) => result).map(([result, lines]) => ({ result, lines })),
    matches: summed(taken, ({ match }) => match ?? "none").map(([match, lines]) => ({ match, lines })),
    reportParts: row.reportParts,
  };
}

/** @throws Problem import-not-found */
export async function listImportLines(
  { tx }: Desk,
  { import: id }: Params<typeof linesEndpoint>,
  { result, after }: Query<typeof linesEndpoint>,
): Promise<Reply<typeof linesEndpoint>> {
  const row = await found(tx, id);
  const from = after === undefined ? -1 : Number(after);
  const lines = await findLines(tx, row.id, { result, after: from, limit: LINES_PAGE });
  const last = lines.at(-1);
  return { lines, next: last && lines.length === LINES_PAGE ? String(last.nth) : null };
}

/** @throws Problem import-not-found, also for a report that is not written */
export async function readImportReport(
  { tx }: Desk,
  { import: id, part }: Params<typeof reportEndpoint>,
): Promise<Reply<typeof reportEndpoint>> {
  const row = await found(tx, id);
  const bytes = await findPart(tx, row.id, "report", Number(part));
  if (!bytes) throw new Problem("import-not-found");
  return { bytes: toBase64url(bytes) };
}

async function found(tx: Desk["tx"], id: string): Promise<ImportRow> {
  const row = await findImport(tx, Number(id));
  if (!row) throw new Problem("import-not-found");
  return row;
}

function lineOf(row: ImportRow): Reply<typeof listEndpoint>["imports"][number] {
  const { id, fileName, by, state, fault, totalLines, doneLines, beganMs, endedMs } = row;
  return { id, fileName, by, state, fault, totalLines, doneLines, beganMs, endedMs };
}

function summed<T extends { lines: number }, K extends string>(counts: readonly T[], by: (one: T) => K): [K, number][] {
  const sums = new Map<K, number>();
  for (const one of counts) sums.set(by(one), (sums.get(by(one)) ?? 0) + one.lines);
  return [...sums];
}
