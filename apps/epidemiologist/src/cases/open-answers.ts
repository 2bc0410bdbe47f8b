import type { Person, RequestView } from "../api.ts";
import { longestOverlap, USUAL_OVERLAP_MINUTES } from "./stay.ts";

interface OpenAnswers {
  /** Issuers that have told nothing: whoever used their codes is not on the list. */
  silent: string[];
  /** Issuers that have told people apart and were not asked for a name yet, with how many overlapped for long. */
  unnamed: { issuer: string; people: number }[];
}

/** What a list of people lacks, by how each order of the newest request for identities stands. */
export function openAnswers(
  { orders }: { orders: readonly Pick<RequestView["orders"][number], "audience" | "state" | "received">[] },
  people: readonly Person[],
): OpenAnswers {
  const open = orders.filter(({ state }) => state !== "done");
  const longOf = (issuer: string) =>
    people.filter((person) => person.issuer === issuer && longestOverlap(person) >= USUAL_OVERLAP_MINUTES).length;
  return {
    silent: open.filter(({ received }) => received === 0).map(({ audience }) => audience),
    unnamed: open
      .filter(({ received }) => received > 0)
      .map(({ audience }) => ({ issuer: audience, people: longOf(audience) }))
      .filter((issuer) => issuer.people > 0),
  };
}
