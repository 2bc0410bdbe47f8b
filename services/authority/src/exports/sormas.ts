import { type WrittenTable, writeTable } from "@kipass/service-kit/spreadsheets/write-table";
import type { ContactState } from "../contacts/worklist.ts";
import type { ExportedContact, ExportFacts } from "./exported-contact.ts";
import { splitName } from "./family-name.ts";

/**
 * SORMAS, import of contacts of one case (sormas-api, ContactDto and PersonDto; ImportFacadeEjb writes its template the same way): the
 * first line names the entity of each column, the second the property, values are the names of its enumerations, days are those of its
 * English date format. `externalID` is the contact's id, by which SORMAS and people recognise a contact they have.
 */
const columns: readonly (readonly [
  entity: string,
  property: string,
  textOf: (contact: Placed, facts: ExportFacts) => string,
])[] = [
  ["Contact", "caseIdExternalSystem", (_, { caseNumber }) => caseNumber],
  ["Contact", "disease", () => "CORONAVIRUS"],
  ["Contact", "reportDateTime", (_, { exportedAt }) => dayOf(exportedAt)],
  ["Contact", "multiDayContact", ({ first, last }) => String(first !== last)],
  ["Contact", "firstContactDate", ({ first, last }) => (first === last ? "" : first)],
  ["Contact", "lastContactDate", ({ last }) => last],
  ["Contact", "contactIdentificationSource", () => "TRACING_APP"],
  ["Contact", "tracingApp", () => "OTHER"],
  ["Contact", "tracingAppDetails", ({ sources }) => sources.join(" · ")],
  ["Contact", "contactProximity", () => "SAME_ROOM"],
  ["Contact", "contactClassification", ({ state }) => (state === "excluded" ? "NO_CONTACT" : "UNCONFIRMED")],
  ["Contact", "contactStatus", ({ state }) => statusOf(state)],
  ["Contact", "description", ({ meetings }) => meetings.map(meetingText).join("\n")],
  ["Contact", "externalID", ({ id }) => id],
  [
    "Contact",
    "additionalDetails",
    ({ note }, { destroyBy }) => [note, `파기일 ${destroyBy}`].filter((line) => line !== "").join("\n"),
  ],
  ["Person", "person.firstName", ({ name }) => splitName(name).given],
  ["Person", "person.lastName", ({ name }) => splitName(name).family],
  ["Person", "person.phone", ({ phone, guardianPhone }) => guardianPhone ?? phone],
  ["Person", "person.phoneOwner", ({ guardianPhone }) => (guardianPhone === null ? "" : "보호자")],
];

interface Placed extends ExportedContact {
  first: string;
  last: string;
}

export async function sormasTable(
  name: string,
  contacts: readonly ExportedContact[],
  facts: ExportFacts,
): Promise<WrittenTable> {
  const properties = columns.map(([, property]) => property);
  const lines = contacts.map(placed).map((contact) => columns.map(([, , textOf]) => textOf(contact, facts)));
  const { files } = await writeTable({
    name,
    format: "csv",
    columns: columns.map(([entity]) => ({ name: entity, kind: "text" })),
    rows: [properties, ...lines],
  });
  // The second line is a header too.
  return { files: files.map((file) => ({ ...file, rows: contacts.length })), rows: contacts.length };
}

function placed(contact: ExportedContact): Placed {
  const days = contact.meetings.map(({ at }) => at).sort();
  return { ...contact, first: dayOf(days[0] ?? ""), last: dayOf(days.at(-1) ?? "") };
}

/** "11/18/2026" for "2026-11-18T19:10:00+09:00". */
function dayOf(time: string): string {
  const [year, month, date] = time.slice(0, 10).split("-");
  return `${month}/${date}/${year}`;
}

function meetingText({ facility, at, minMinutes, maxMinutes }: ExportedContact["meetings"][number]): string {
  return `${at} ${facility} ${minMinutes}-${maxMinutes}분`;
}

function statusOf(state: ContactState): string {
  return state === "excluded" || state === "finished" ? "DROPPED" : "ACTIVE";
}
