import type { readCase as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { assumptionOf } from "../contacts/assumed-stays.ts";
import { joinPeople } from "../contacts/join-contacts.ts";
import { staysOf } from "../contacts/stays.ts";
import type { Office } from "../office.ts";
import { viewRequests } from "../requests/view-request.ts";
import { insertView } from "../store/access-log.ts";
import type { Case } from "../store/cases.ts";
import { findOfficers, type Officer } from "../store/officers.ts";
import { requestsOfCase } from "../store/requests.ts";
import { caseBox } from "./case-box.ts";
import { type CaseFile, openPerson, readCaseFile, requireCase } from "./case-file.ts";
import { summaryOf } from "./list-cases.ts";

type CaseReply = Reply<typeof endpoint>;

const MOST_REQUESTS = 100;

/** Where the person was, what was chosen and who else was there, without a name of anybody. */
export async function readCase(office: Office, officer: Officer, caseId: number): Promise<CaseReply> {
  const { db, clock } = office;
  const found = await requireCase(office, caseId);
  await insertView(db, {
    atMs: clock.nowMs(),
    officer: officer.id,
    what: "readCase",
    caseId,
    reason: `case ${found.caseNumber}`,
  });
  return {
    case: summaryOf(found, await findOfficers(db, [found.openedBy, found.assignedTo])),
    issuers: found.issuers,
    ...(await contentsOf(office, found)),
    requests: await viewRequests(office, await requestsOfCase(db, caseId, MOST_REQUESTS)),
  };
}

/** Nothing is left of a destroyed case. */
async function contentsOf(
  office: Office,
  found: Case,
): Promise<Pick<CaseReply, "note" | "visits" | "exposures" | "people">> {
  if (found.person === null) return { note: "", visits: [], exposures: [], people: [] };
  const file = await readCaseFile(office.db, caseBox(office.vault, found.id), found.id);
  return {
    note: openPerson(office, found).note,
    visits: await visitsOf(office, file),
    exposures: file.exposures,
    people: joinPeople(file),
  };
}

async function visitsOf({ db }: Office, file: CaseFile): Promise<CaseReply["visits"]> {
  const officers = await findOfficers(
    db,
    [...file.assumptions.values()].map(({ officer }) => officer),
  );
  const stays = [...Map.groupBy(file.caseScans, ({ facility }) => facility)].flatMap(([facility, scans]) =>
    staysOf(scans, file.usualStayMinutes(facility)),
  );
  return stays
    .sort((a, b) => a.enteredMs - b.enteredMs)
    .map(({ facility, enteredMs, leftMs, flags, doors }, index) => {
      const facts = file.facilities.get(facility);
      const assumed = leftMs === null ? assumptionOf(file.assumptions, { facility, enteredMs }) : undefined;
      return {
        id: index + 1,
        facility,
        facilityName: facts?.name ?? `시설 ${facility}`,
        sector: facts?.sector ?? "other",
        address: facts?.address ?? "",
        region: facts?.region ?? "00000",
        enteredAt: Math.floor(enteredMs / 1000),
        leftAt: leftMs === null ? null : Math.floor(leftMs / 1000),
        usualStayMinutes: file.usualStayMinutes(facility),
        assumed: assumed
          ? {
              minutes: assumed.minutes,
              reason: assumed.reason,
              by: officers.get(assumed.officer)?.name ?? assumed.officer,
            }
          : null,
        flags,
        doors,
      };
    });
}
