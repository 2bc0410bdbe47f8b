import type { Reply } from "@kipass/contract/endpoint";
import type { readOwnObligation } from "@kipass/contract/registry";
import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { findAlertLevels } from "../store/alert-levels.ts";
import { type Designation, findDesignations, findReleases, findSubject } from "../store/designations.ts";
import { findExempted } from "../store/exemptions.ts";
import { obligationOf, type Subject } from "./obligation-of.ts";

/** A facility with everything that decides on its obligation; undefined without such a facility. */
export async function findCircumstances(tx: Tx, facility: number) {
  const subject = await findSubject(tx, facility);
  if (!subject) return undefined;
  const circumstances = {
    rules: await findDesignations(tx),
    releases: await findReleases(tx, facility),
    exemptions: await findExempted(tx, facility),
    levels: await findAlertLevels(tx),
  };
  return { subject, circumstances };
}

type Circumstances = NonNullable<Awaited<ReturnType<typeof findCircumstances>>>["circumstances"];

/** What holds for it on a day, with the words of the rule it comes from. */
export function describeObligation(
  subject: Subject,
  circumstances: Circumstances,
  day: Day,
): Reply<typeof readOwnObligation>["obligation"] {
  const { state, rule: id, until } = obligationOf(subject, circumstances, day);
  const rule = circumstances.rules.find((one) => one.id === id);
  return { state, until, rule: rule ? wordsOf(rule) : null };
}

function wordsOf({ id, code, title, basis, from, graceUntil }: Designation) {
  return { id, code, title, basis, from, graceUntil };
}
