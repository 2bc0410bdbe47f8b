import type { Query, Reply } from "@kipass/contract/endpoint";
import type { readAccessLog as endpoint, exportAccessLog } from "@kipass/contract/office";
import { toBase64url } from "@kipass/protocol/bytes";
import { addDays, dayStart, isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type AccessFilter, findAccesses, findLastCheck, findLoggedOfficers } from "../../store/office-access-log.ts";
import type { Desk } from "../desk.ts";

const PAGE = 200;

export async function readAccessLog(
  { tx }: Desk,
  { before, ...query }: Query<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const filter = { ...filterOf(query), before: numberOf(before) };
  const entries = (await findAccesses(tx, filter, PAGE)).map(({ hash, ...line }) => ({
    ...line,
    hash: toBase64url(hash),
  }));
  const last = entries.at(-1);
  return {
    entries,
    next: last && entries.length === PAGE ? String(last.id) : null,
    officers: await findLoggedOfficers(tx),
    check: (await findLastCheck(tx)) ?? null,
  };
}

/** @throws Problem malformed-request for a day that is none */
export function filterOf({
  officer,
  facility,
  what,
  from,
  to,
}: Query<typeof exportAccessLog>): Omit<AccessFilter, "before"> {
  if ([from, to].some((day) => day !== undefined && !isDay(day))) throw new Problem("malformed-request");
  return {
    officer: numberOf(officer),
    facility: numberOf(facility),
    what,
    fromMs: from === undefined ? 0 : dayStart(from) * 1000,
    belowMs: to === undefined ? Number.MAX_SAFE_INTEGER : dayStart(addDays(to, 1)) * 1000,
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
