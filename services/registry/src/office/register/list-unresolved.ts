import type { Query, Reply } from "@kipass/contract/endpoint";
import type { listUnresolved as endpoint } from "@kipass/contract/office";
import { findFacilityLines } from "../../store/office-facilities.ts";
import { findUnresolved, type StoredEntry } from "../../store/register-entries.ts";
import type { Desk } from "../desk.ts";
import { codesOf } from "../facilities/list-facilities.ts";
import { MATCH_RULE } from "./match.ts";

const PAGE = 50;

export async function listUnresolved(
  { tx, officer }: Desk,
  { after }: Query<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { total, unresolved } = await findUnresolved(tx, codesOf(officer.region), {
    after: Number(after ?? 0),
    limit: PAGE,
  });
  const named = unresolved.flatMap(({ candidates }) => candidates.map(({ facility }) => facility));
  const lines = new Map((await findFacilityLines(tx, named)).map((line) => [line.id, line]));
  return {
    total,
    unresolved: unresolved.map((entry) => ({
      entry: entryShown(entry),
      candidates: entry.candidates.flatMap(({ facility, score, why }) => {
        const line = lines.get(facility);
        return line ? [{ facility: line, score, why }] : [];
      }),
    })),
    rule: MATCH_RULE,
  };
}

export function entryShown(
  entry: Omit<
    StoredEntry,
    "candidates" | "match" | "facility" | "isDecided" | "takenMs" | "key" | "place" | "state" | "x" | "y"
  >,
): Reply<typeof endpoint>["unresolved"][number]["entry"] {
  const { id, version, name, sector, service, kind, region, address, lotAddress, phone, licensedOn, areaM2, number } =
    entry;
  return { id, version, name, sector, service, kind, region, address, lotAddress, phone, licensedOn, areaM2, number };
}
