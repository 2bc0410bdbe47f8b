import type { readAccessLog as endpoint } from "@kipass/contract/authority";
import type { Query, Reply } from "@kipass/contract/endpoint";
import { toBase64url } from "@kipass/protocol/bytes";
import { addDays, dayStart, isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import type { Office } from "../office.ts";
import type { ActingOfficer } from "../officers/session.ts";
import { type AccessFilter, insertView, listAccess } from "../store/access-log.ts";
import { findOfficers } from "../store/officers.ts";

const PAGE = 200;

/** A page of who looked at what in the reader's region. */
export async function readAccessLog(
  { db, clock }: Office,
  reader: ActingOfficer,
  query: Query<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const lines = await listAccess(db, filterOf(query), PAGE);
  const people = await findOfficers(db, lines.map(({ officer }) => officer)); // biome-ignore format: a line
  const reason = wordsOf(query);
  await insertView(db, { atMs: clock.nowMs(), officer: reader.id, what: "readAccessLog", caseId: null, reason });
  return {
    entries: lines.map(({ id, atMs, officer, what, caseNumber, reason, hash }) => {
      const { name, title } = people.get(officer) ?? { name: officer, title: officer };
      return { id, atMs, officer: { id: officer, name, title }, what, caseNumber, reason, hash: toBase64url(hash) };
    }),
  };
}

export function wordsOf({ officer = "all", case: caseNumber = "all", day = "all" }: Query<typeof endpoint>): string {
  return `officer ${officer}, case ${caseNumber}, day ${day}`;
}

/** @throws Problem malformed-request for a day that is none */
export function filterOf({ officer, case: caseNumber, day, before }: Query<typeof endpoint>): AccessFilter {
  if (day !== undefined && !isDay(day)) throw new Problem("malformed-request");
  return {
    officer: officer ?? null,
    caseNumber: caseNumber ?? null,
    fromMs: day === undefined ? 0 : dayStart(day) * 1000,
    toMs: day === undefined ? Number.MAX_SAFE_INTEGER : dayStart(addDays(day, 1)) * 1000,
    before: before === undefined ? Number.MAX_SAFE_INTEGER : Number(before),
  };
}
