import type { ReadTable } from "@kipass/service-kit/spreadsheets/read-table";
import type { StoredEntry } from "../../store/register-entries.ts";
import type { LineRow } from "../../store/register-imports.ts";
import type { Columns } from "./columns.ts";
import type { Match } from "./match.ts";
import { type EntryFacts, readRow, wordsOf } from "./read-row.ts";
import type { FindRegion } from "./region-of-address.ts";

export interface CheckAgainst {
  columns: Columns;
  findRegion: FindRegion;
  /** Whether region and sector are those of the officer who brought the file. */
  covers: (facts: EntryFacts) => "region" | "sector" | "both";
  known: readonly StoredEntry[];
  match: (facts: EntryFacts) => Match;
}

/** Says of every line of a table what would become of it: each line has exactly one answer, in the order of the file. */
export function* checkRows(table: ReadTable, against: CheckAgainst): Generator<LineRow> {
  const judge = judgeOf(against);
  const rows = table.rows.map(({ line, cells }) => ({ line, cells, code: "" }));
  const faults = table.faults.map(({ line, code }) => ({ line: line ?? 0, cells: [], code }));
  const all = [...rows, ...faults].sort((one, other) => one.line - other.line);
  for (const [nth, { line, cells, code }] of all.entries()) {
    const words = wordsOf(cells, against.columns);
    yield {
      nth,
      line,
      sector: "other",
      ...words,
      match: null,
      entry: null,
      ...(code ? wrong(code) : judge(cells, line)),
    };
  }
}

const wrong = (reason: string) => ({ result: "wrong" as const, reason });

type Judgement = Pick<LineRow, "result" | "reason"> & Partial<LineRow>;

function judgeOf({
  columns,
  findRegion,
  covers,
  known,
  match,
}: CheckAgainst): (cells: string[], line: number) => Judgement {
  const byKey = new Map(known.map((entry) => [`${entry.region}|${entry.key}`, entry]));
  const byPlace = new Map(known.map((entry) => [`${entry.region}|${entry.place}`, entry]));
  const lineOf = new Map<string, number>();

  /** The entry a line is about: by its number, or by name and place where one of the two has none. */
  const knownAs = (facts: EntryFacts): StoredEntry | undefined => {
    const same = byKey.get(`${facts.region}|${facts.key}`);
    const there = byPlace.get(`${facts.region}|${facts.place}`);
    const isWithoutNumber = facts.number === "" || there?.number === "" || there?.key.startsWith("place|");
    return same ?? (isWithoutNumber ? there : undefined);
  };

  return (cells, line) => {
    const read = readRow(cells, columns, findRegion);
    if (typeof read === "string") return wrong(read);
    const covered = covers(read);
    if (covered !== "both") return { result: "out-of-region", reason: covered, sector: read.sector };
    const entry = knownAs(read);
    const facts = entry ? completed(read, entry) : read;
    const marks = marksOf(facts);
    const earlier = marks.map((mark) => lineOf.get(mark)).find((found) => found !== undefined);
    if (earlier !== undefined) return { result: "duplicate", reason: String(earlier), sector: read.sector };
    for (const mark of marks) lineOf.set(mark, line);

    if (!entry && facts.state === "closed") return { result: "closed", reason: "", sector: read.sector };
    if (entry && isSame(entry, facts)) return { result: "same", reason: "", sector: read.sector, match: entry.match };
    const found = match(facts);
    const shown = entry?.isDecided ? entry.match : found.class;
    return {
      result: entry ? "changed" : "new",
      reason: "",
      sector: facts.sector,
      match: shown,
      entry: { ...facts, match: found },
    };
  };
}

/** Two lines are the same business by number, or, while both operate, by service, name and place. */
function marksOf({ region, key, place, service, state }: EntryFacts): string[] {
  return [`${region}|${key}`, ...(state === "closed" ? [] : [`${region}|at|${service}|${place}`])];
}

/** What a list does not say of a known business is as it was: a list without numbers says nothing against the known one. */
function completed(read: EntryFacts, known: StoredEntry): EntryFacts {
  const isSaid = (fact: keyof EntryFacts) => ![null, ""].includes(read[fact] as string | null);
  const kept = (Object.keys(read) as (keyof EntryFacts)[]).filter((fact) => !isSaid(fact));
  const sector = read.sector === "other" ? known.sector : read.sector;
  return { ...read, ...Object.fromEntries(kept.map((fact) => [fact, known[fact]])), sector, key: known.key };
}

function isSame(entry: StoredEntry, facts: EntryFacts): boolean {
  return (Object.keys(facts) as (keyof EntryFacts)[]).every((fact) => entry[fact] === facts[fact]);
}
