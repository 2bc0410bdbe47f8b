import type { readCase as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { assumptionOf } from "../contacts/assumed-stays.ts";
import { joinPeople } from "../contacts/join-contacts.ts";
import { staysOf } from "../contacts/stays.ts";
import { atOneMoment, type Office, type Reading } from "../office.ts";
import { viewRequests } from "../requests/view-request.ts";
import { insertView } from "../store/access-log.ts";
import { readNotes } from "../store/case-notes.ts";
import type { Case } from "../store/cases.ts";
import { findOfficers, type Officer } from "../store/officers.ts";
import { noticesOf, requestsOfCase } from "../store/requests.ts";
import { MOST_NOTES } from "./add-note.ts";
import { caseBox } from "./case-box.ts";
import { type CaseFile, openPerson, readCaseFile, requireCase } from "./case-file.ts";
import { summaryOf } from "./list-cases.ts";

type CaseReply = Reply<typeof endpoint>;

const MOST_REQUESTS = 100;

/** Where the person was, what was chosen and who else was there, without a name of anybody. */
export async function readCase(office: Office, officer: Officer, caseId: number): Promise<CaseReply> {
  const { caseNumber } = await requireCase(office, caseId);
  const reason = `case ${caseNumber}`;
  await insertView(office.db, { atMs: office.clock.nowMs(), officer: officer.id, what: "readCase", caseId, reason });
  return atOneMoment(office, "read-case", (moment) => viewCase(moment, caseId));
}

async function viewCase(office: Reading, caseId: number): Promise<CaseReply> {
  const { db } = office;
  const found = await requireCase(office, caseId);
  const officers = await findOfficers(db, [found.openedBy, found.assignedTo, found.closing?.by ?? ""]);
  return {
    case: summaryOf(found, officers),
    closed: found.closing && { ...found.closing, by: officers.get(found.closing.by)?.name ?? found.closing.by },
    notices: await noticesOf(db, caseId),
    issuers: found.issuers,
    ...(await contentsOf(office, found)),
    requests: await viewRequests(office, await requestsOfCase(db, caseId, MOST_REQUESTS)),
  };
}

/** Nothing is left of a destroyed case. */
async function contentsOf(
  office: Reading,
  found: Case,
): Promise<Pick<CaseReply, "basis" | "notes" | "visits" | "exposures" | "people">> {
  if (found.person === null) return { basis: null, notes: [], visits: [], exposures: [], people: [] };
  const { onset } = openPerson(office, found);
  const file = await readCaseFile(office.db, caseBox(office.vault, found.id), found.id);
  return {
    basis: { onset, isolatedAt: found.isolatedAt },
    notes: await notesOf(office, found.id),
    visits: await visitsOf(office, file),
    exposures: file.exposures,
    people: joinPeople(file),
  };
}

async function notesOf({ db, vault }: Reading, caseId: number): Promise<CaseReply["notes"]> {
  const notes = await readNotes(db, caseBox(vault, caseId), caseId, MOST_NOTES);
  const officers = await findOfficers(
    db,
    notes.map(({ author }) => author),
  );
  return notes.map((note) => ({ ...note, author: officers.get(note.author)?.name ?? note.author }));
}

async function visitsOf({ db }: Reading, file: CaseFile): Promise<CaseReply["visits"]> {
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
