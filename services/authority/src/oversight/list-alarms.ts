import type { listAlarms as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import type { Office } from "../office.ts";
import { listAlarms as readAlarms } from "../store/alarms.ts";
import { findOfficers } from "../store/officers.ts";

const MOST_ALARMS = 500;

/** Newest first, of the reader's region. */
export async function listAlarms({ db }: Office): Promise<Reply<typeof endpoint>> {
  const alarms = await readAlarms(db, MOST_ALARMS);
  const people = await findOfficers(db, alarms.flatMap(({ officer }) => officer ?? [])); // biome-ignore format: a line
  return {
    alarms: alarms.map(({ id, atMs, kind, officer, caseNumber, detail }) => ({
      id,
      atMs,
      kind,
      officer: officer === null ? null : nameOf(people, officer),
      caseNumber,
      detail,
    })),
  };
}

function nameOf(people: Awaited<ReturnType<typeof findOfficers>>, id: string) {
  const { name, title } = people.get(id) ?? { name: id, title: id };
  return { id, name, title };
}
