import { sectorOf } from "@kipass/data/sectors";
import { passKeysOf } from "@kipass/protocol/certification";
import { Problem } from "@kipass/protocol/problem";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { currentAssumptions } from "../contacts/assumed-stays.ts";
import type { Joining } from "../contacts/join-contacts.ts";
import type { Exposure } from "../contacts/overlap.ts";
import type { Office } from "../office.ts";
import { type Reach, reachesCase } from "../officers/reach.ts";
import { type FacilityFacts, readItems, readLists, type Visit } from "../store/case-data.ts";
import { type Case, findCase } from "../store/cases.ts";
import { approvedRequestsOf } from "../store/requests.ts";
import { type CaseBox, caseBox } from "./case-box.ts";
import type { CasePerson } from "./open-case.ts";

/** Everything kept about one case, opened; it lives no longer than the request that needed it. */
export interface CaseFile extends Joining {
  caseScans: Visit[];
  coVisits: Visit[];
  exposures: Exposure[];
  facilities: Map<number, FacilityFacts>;
  assumptions: ReturnType<typeof currentAssumptions>;
}

/** The one place where a case is got at. @throws Problem case-not-found, also when it belongs to another region */
export async function requireCase({ db, reach }: { db: Tx; reach: Reach }, id: number): Promise<Case> {
  const found = await findCase(db, id);
  if (!found || !reachesCase(reach, found)) throw new Problem("case-not-found");
  return found;
}

/** @throws Problem conflict when the case's data has been destroyed */
export function openPerson(office: Pick<Office, "vault">, { id, person }: Case): CasePerson {
  if (!person) throw new Problem("conflict");
  return caseBox(office.vault, id).open<CasePerson>("person", person);
}

export async function readCaseFile(tx: Tx, box: CaseBox, caseId: number): Promise<CaseFile> {
  return {
    ...(await readWhereabouts(tx, box, caseId)),
    coVisits: await readItems(tx, box, { caseId, kind: "co-visits" }),
    groups: await readItems(tx, box, { caseId, kind: "groups" }),
    exposures: await approvedExposures(tx, box, caseId),
  };
}

export type Whereabouts = Pick<CaseFile, "caseScans" | "facilities" | "assumptions" | "usualStayMinutes">;

/** Where the case itself was, and nothing of anybody else. */
export async function readWhereabouts(tx: Tx, box: CaseBox, caseId: number): Promise<Whereabouts> {
  const facilities = new Map(
    (await readItems(tx, box, { caseId, kind: "facilities" })).map((facts) => [facts.id, facts]),
  );
  return {
    caseScans: await readItems(tx, box, { caseId, kind: "visits" }),
    facilities,
    assumptions: currentAssumptions(await readItems(tx, box, { caseId, kind: "assumed-stays" })),
    usualStayMinutes: (facility) => usualStayOf(facilities.get(facility)?.sector),
  };
}

/** Each once, however often it was asked about; those of drafts and returned requests are nobody's yet. */
async function approvedExposures(tx: Tx, box: CaseBox, caseId: number): Promise<Exposure[]> {
  const approved = new Set((await approvedRequestsOf(tx, caseId)).map((id) => `request-${id}`));
  const lists = await readLists(tx, box, { caseId, kind: "exposures" });
  const exposures = lists.filter(({ source }) => approved.has(source)).flatMap(({ items }) => items);
  return [
    ...new Map(exposures.map((one) => [`${one.facility} ${one.from} ${one.to} ${one.door ?? ""}`, one])).values(),
  ];
}

const UNKNOWN_SECTOR = "other";

export function usualStayOf(sector: string | undefined): number {
  const known = sectorOf(sector ?? UNKNOWN_SECTOR) ?? sectorOf(UNKNOWN_SECTOR);
  if (!known) throw new Error(`the list of sectors lacks "${UNKNOWN_SECTOR}"`);
  return known.usualStayMinutes;
}

/** The issuer's code by the key id in a pass header. */
export function issuerOfKey({ certification }: Pick<Office, "certification">): (keyId: number) => string | undefined {
  const keys = passKeysOf(certification());
  return (keyId) => keys.get(keyId)?.issuer;
}
