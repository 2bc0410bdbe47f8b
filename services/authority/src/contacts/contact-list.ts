import { healthCentreOf } from "@kipass/data/health-centres";
import { toBase64url } from "@kipass/protocol/bytes";
import { type Day, dayOf } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { CaseBox } from "../cases/case-box.ts";
import { type CaseFile, readCaseFile } from "../cases/case-file.ts";
import { readIdentities, readItems } from "../store/case-data.ts";
import { joiningHandIns } from "./hand-in.ts";
import { type Contact, joinContacts } from "./join-contacts.ts";
import type { Exposure } from "./overlap.ts";

/** Where and how long a contact met the case. */
export interface Meeting {
  facility: number;
  facilityName: string;
  sector: string;
  region: string;
  /** Unix seconds. */
  at: number;
  minMinutes: number;
  maxMinutes: number;
}

export interface ListedContact extends Omit<Contact, "key" | "overlaps"> {
  /** Stable: a keyed hash of who it is, 22 characters. */
  id: string;
  /** The id they had while their phone told them apart from nobody else. */
  formerId: string;
  meetings: Meeting[];
  /** Of the last meeting. */
  day: Day;
  home: string | null;
}

const ID_BYTES = 16;

/** The contact list of a case: people named by issuers, and those on paper and in facilities' own systems. */
export async function contactList(tx: Tx, box: CaseBox, caseId: number): Promise<ListedContact[]> {
  const file = await readCaseFile(tx, box, caseId);
  const rows = await readItems(tx, box, { caseId, kind: "hand-ins" });
  const holders = await readItems(tx, box, { caseId, kind: "safe-numbers" });
  const handed = joiningHandIns(rows, holders);
  const contacts = joinContacts({
    ...file,
    coVisits: [...file.coVisits, ...handed.coVisits],
    groups: [...file.groups, ...handed.groups],
    identities: [...(await readIdentities(tx, box, caseId)), ...handed.identities],
  });
  return contacts.map((contact) => listed(contact, file, box));
}

export function contactIdOf(box: CaseBox, key: string): string {
  return toBase64url(box.digest("contact", key).subarray(0, ID_BYTES));
}

/** The health centre as officers see it; none where nobody knows the region. */
export function centreOf(region: string | null, day: Day): { region: string; name: string } | null {
  return region === null ? null : (healthCentreOf(region, day) ?? null);
}

function listed({ key, overlaps, ...person }: Contact, file: CaseFile, box: CaseBox): ListedContact {
  const meetings = overlaps.map(({ exposure, enteredAt, minMinutes, maxMinutes }) => {
    const { facility } = file.exposures[exposure] as Exposure;
    const facts = file.facilities.get(facility);
    const { name = `시설 ${facility}`, sector = "", region = "" } = facts ?? {};
    return { facility, facilityName: name, sector, region, at: enteredAt, minMinutes, maxMinutes };
  });
  const last = meetings.reduce((latest, meeting) => (meeting.at > latest.at ? meeting : latest));
  return {
    ...person,
    id: contactIdOf(box, key),
    formerId: contactIdOf(box, person.guardianPhone === null && person.phone !== "" ? person.phone : key),
    meetings,
    day: dayOf(last.at),
    home: last.region === "" ? null : last.region,
  };
}
