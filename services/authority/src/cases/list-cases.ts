import type { listCases as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import type { Office } from "../office.ts";
import { reachesCase } from "../officers/reach.ts";
import { insertView } from "../store/access-log.ts";
import { type Case, listCases as readCases } from "../store/cases.ts";
import { findOfficers, type Officer } from "../store/officers.ts";

export type CaseSummary = Reply<typeof endpoint>["cases"][number];

const MOST_CASES = 1000;

/** Newest first; nothing personal. */
export async function listCases({ db, clock, reach }: Office, officer: Officer): Promise<Reply<typeof endpoint>> {
  const cases = (await readCases(db, MOST_CASES)).filter((found) => reachesCase(reach, found));
  const officers = await findOfficers(
    db,
    cases.flatMap(({ openedBy, assignedTo }) => [openedBy, assignedTo]),
  );
  await insertView(db, {
    atMs: clock.nowMs(),
    officer: officer.id,
    what: "listCases",
    caseId: null,
    reason: "list of cases",
  });
  return { cases: cases.map((found) => summaryOf(found, officers)) };
}

export function summaryOf(
  { issuers: _, person: __, closing: ___, isolatedAt: ____, ...facts }: Case,
  officers: ReadonlyMap<string, { name: string }>,
): CaseSummary {
  const nameOf = (id: string) => officers.get(id)?.name ?? id;
  return { ...facts, openedBy: nameOf(facts.openedBy), assignedTo: nameOf(facts.assignedTo) };
}
