import { Problem } from "@kipass/protocol/problem";
import type { Rule } from "../../designations/obligation-of.ts";
import { touches } from "../../designations/obligation-of.ts";
import { type Candidate, findCandidates } from "../../store/designations.ts";
import type { Desk } from "../desk.ts";
import { codesOf } from "../facilities/list-facilities.ts";

export interface Touched {
  certain: Candidate[];
  /** Their size is not known. */
  unclear: Candidate[];
}

/** The facilities of the officer's region and sectors that a rule is made for. @throws Problem facility-not-found for one it names */
export async function findTouched(
  { tx, officer }: Desk,
  rule: Pick<Rule, "regions" | "sectors" | "facilities">,
): Promise<Touched> {
  const candidates = await findCandidates(tx, codesOf(officer.region), rule);
  const found = new Set(candidates.map(({ id }) => id));
  if (!rule.facilities.every((id) => found.has(id))) throw new Problem("facility-not-found");
  const by = (answer: "yes" | "unclear") => candidates.filter((facility) => touches(rule, facility) === answer);
  return { certain: by("yes"), unclear: by("unclear") };
}
