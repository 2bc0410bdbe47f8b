import type { Database } from "@kipass/service-kit/postgres/database";
import { findEntryRegions, findMatchable, putMatches } from "../../store/register-entries.ts";
import { codesOf } from "../facilities/list-facilities.ts";
import { allEntries } from "./check-import.ts";
import { indexFacilities } from "./facility-index.ts";
import { type Bounded, inImport, LINES_AT_ONCE } from "./import-step.ts";
import type { Candidate } from "./match.ts";

/** Facilities come, move and go between imports: looks again whose each entry is that no officer decided on. */
export async function matchAgain(step: Bounded): Promise<void> {
  const match = indexFacilities(
    await inImport(step, "find-facilities", (tx) => findMatchable(tx, codesOf(step.row.region))),
  );
  const entries = (await allEntries(step)).filter(({ isDecided }) => !isDecided);
  const changed = entries.flatMap((entry) => {
    const found = match(entry);
    const isSame =
      found.class === entry.match &&
      found.facility === entry.facility &&
      wordsOf(found.candidates) === wordsOf(entry.candidates);
    return isSame ? [] : [{ entry: entry.id, ...found }];
  });
  for (let from = 0; from < changed.length; from += LINES_AT_ONCE)
    await inImport(step, "put-matches", (tx) => putMatches(tx, changed.slice(from, from + LINES_AT_ONCE)));
}

/** All regions, one after the other. */
export async function matchEverywhere(db: Database): Promise<void> {
  const country = { db, row: { region: "all", sectors: null } };
  for (const region of await inImport(country, "find-regions", findEntryRegions))
    await matchAgain({ db, row: { region, sectors: null } });
}

const wordsOf = (candidates: readonly Candidate[]) =>
  candidates.map(({ facility, score, why }) => [facility, score, ...why].join(" ")).join();
