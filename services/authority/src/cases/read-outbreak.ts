import type { readOutbreak as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { assume } from "../contacts/assumed-stays.ts";
import { outbreakPlaces } from "../contacts/outbreak.ts";
import { type Stay, staysOf } from "../contacts/stays.ts";
import type { Office } from "../office.ts";
import { reachesCase } from "../officers/reach.ts";
import { insertView } from "../store/access-log.ts";
import type { FacilityFacts } from "../store/case-data.ts";
import { type Case, listCases } from "../store/cases.ts";
import type { Officer } from "../store/officers.ts";
import { caseBox } from "./case-box.ts";
import { readWhereabouts, requireCase, type Whereabouts } from "./case-file.ts";

type OutbreakReply = Reply<typeof endpoint>;

const MOST_CASES = 200;

/**
 * Several cases side by side: which places connect them. Only cases of the officer's regions, and only what is kept of each under its
 * own orders: nothing is asked, nobody is named. Having looked is logged for every case.
 */
export async function readOutbreak(
  office: Office,
  officer: Officer,
  { cases: wanted }: { cases?: string },
): Promise<OutbreakReply> {
  const cases = (await casesWanted(office, wanted)).filter(({ person }) => person !== null);
  const facilities = new Map<number, FacilityFacts>();
  const staying: { case: number; stays: Stay[] }[] = [];
  for (const found of cases) {
    await insertView(office.db, {
      atMs: office.clock.nowMs(),
      officer: officer.id,
      what: "readOutbreak",
      caseId: found.id,
      reason: `case ${found.caseNumber}`,
    });
    const whereabouts = await readWhereabouts(office.db, caseBox(office.vault, found.id), found.id);
    for (const [id, facts] of whereabouts.facilities) facilities.set(id, facts);
    staying.push({ case: found.id, stays: staysOfCase(whereabouts) });
  }
  return {
    cases: cases.map(({ id, caseNumber, from, to }) => ({ id, caseNumber, from, to })),
    places: outbreakPlaces(staying).map(({ facility, stays, links }) => {
      const facts = facilities.get(facility);
      return {
        facility,
        facilityName: facts?.name ?? `시설 ${facility}`,
        sector: facts?.sector ?? "other",
        region: facts?.region ?? "00000",
        address: facts?.address ?? "",
        stays: stays.map(({ case: id, stay }) => ({
          case: id,
          from: Math.floor(stay.possible.from / 1000),
          to: Math.floor(stay.possible.to / 1000),
          estimated: stay.certain === undefined,
        })),
        links,
      };
    }),
  };
}

/** @throws Problem case-not-found for one that is not there or belongs to another region */
async function casesWanted(office: Office, wanted: string | undefined): Promise<Case[]> {
  if (wanted !== undefined) {
    const ids = [...new Set(wanted.split(",").map(Number))];
    return Promise.all(ids.map((id) => requireCase(office, id)));
  }
  const all = await listCases(office.db, MOST_CASES);
  // What no place is known of connects nothing, and is not looked at: a look at a canary raises an alarm.
  const isPlaced = ({ status, stage }: Case) => status !== "closed" && stage !== "opened";
  return all.filter((found) => isPlaced(found) && reachesCase(office.reach, found));
}

function staysOfCase({ caseScans, usualStayMinutes, assumptions }: Whereabouts): Stay[] {
  return [...Map.groupBy(caseScans, ({ facility }) => facility)].flatMap(([facility, scans]) =>
    assume(staysOf(scans, usualStayMinutes(facility)), assumptions),
  );
}
