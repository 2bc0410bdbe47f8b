import { type WrittenTable, writeTable } from "@kipass/service-kit/spreadsheets/write-table";
import type { ExportedContact, ExportFacts, SourceNames } from "./exported-contact.ts";
import { splitName } from "./family-name.ts";

/**
 * SORMAS, import of the contacts of one case (docs/contact-exports.md): the first line names the entity of each column, the second the
 * property, values are the names of its enumerations, days are those of its English date format. Case and disease are the case's that
 * is open there. It knows a contact again by the person its user picks; `externalToken` is our id, for people to find the contact by.
 */
const columns: readonly Column[] = [
  ["Contact", "reportDateTime", ({ facts }) => dayOf(facts.exportedAt)],
  ["Contact", "multiDayContact", ({ first, last }) => String(first !== last)],
  ["Contact", "firstContactDate", ({ first, last }) => (first === last ? "" : first)],
  ["Contact", "lastContactDate", ({ last }) => last],
  ["Contact", "contactIdentificationSource", ({ contact }) => (byPass(contact) ? "TRACING_APP" : "OTHER")],
  ["Contact", "contactIdentificationSourceDetails", (row) => (byPass(row.contact) ? "" : row.sources)],
  ["Contact", "tracingApp", ({ contact }) => (byPass(contact) ? "OTHER" : "")],
  ["Contact", "tracingAppDetails", (row) => (byPass(row.contact) ? row.sources : "")],
  ["Contact", "contactProximity", ({ contact }) => (certain(contact) ? "SAME_ROOM" : "")],
  ["Contact", "contactClassification", ({ contact }) => (contact.state === "excluded" ? "NO_CONTACT" : "UNCONFIRMED")],
  ["Contact", "followUpStatus", ({ contact }) => (contact.state === "finished" ? "CANCELED" : "")],
  ["Contact", "description", ({ contact }) => linesUpTo(LONG_TEXT, contact.meetings.map(meetingText))],
  ["Contact", "externalToken", ({ contact }) => contact.id],
  ["Contact", "additionalDetails", details],
  ["Person", "person.firstName", ({ contact }) => splitName(contact.name).given || NOT_KNOWN],
  ["Person", "person.lastName", ({ contact }) => splitName(contact.name).family || NOT_KNOWN],
  ["Person", "person.phone", ({ contact }) => contact.guardianPhone ?? contact.phone],
];

type Column = readonly [entity: "Contact" | "Person", property: string, textOf: (row: Row) => string];

interface Row {
  contact: ExportedContact;
  /** "11/18/2026" */
  first: string;
  last: string;
  sources: string;
  facts: ExportFacts;
}

/** A person without both names is refused there; a written log may have neither, and a name of one word has one. */
const NOT_KNOWN = "–";
/** Characters in its longest texts. */
const LONG_TEXT = 4096;

export async function sormasTable(
  name: string,
  contacts: readonly ExportedContact[],
  facts: ExportFacts,
  sourceNames: SourceNames,
): Promise<WrittenTable> {
  const properties = columns.map(([, property]) => property);
  const lines = contacts.map((contact) => {
    const days = contact.meetings.map(({ at }) => at).sort();
    const [first = facts.exportedAt, last = first] = [days[0], days.at(-1)];
    const sources = sourceNames(contact.sources);
    const row = { contact, first: dayOf(first), last: dayOf(last), sources, facts };
    return columns.map(([, , textOf]) => readThere(textOf(row)));
  });
  const { files } = await writeTable({
    name,
    format: "csv",
    columns: columns.map(([entity]) => ({ name: entity, kind: "text" })),
    rows: [properties, ...lines],
    // No spreadsheet's limit holds there, and a second file would lack the second header.
    rowsPerFile: Number.POSITIVE_INFINITY,
  });
  return { files: files.map((file) => ({ ...file, rows: contacts.length })), rows: contacts.length };
}

/** Its reader takes a backslash for an escape, and skips a line that begins with ## even inside a text. */
function readThere(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replace(/\r\n?/g, "\n")
    .replace(/\n(?=##)/g, "\n ");
}

function details({ contact, sources, facts }: Row): string {
  const lines = [
    contact.note,
    contact.guardianPhone === null ? "" : "전화번호는 보호자의 것",
    contact.safeNumber === null ? "" : `개인안심번호 ${contact.safeNumber}`,
    contact.residence === null ? "" : `거주지 ${contact.residence}`,
    `받은 곳 ${sources}`,
    `사례 ${facts.caseNumber}`,
    `파기일 ${facts.destroyBy}`,
  ];
  return lines.filter((line) => line !== "").join("\n");
}

function byPass({ sources }: ExportedContact): boolean {
  return sources.some((source) => source !== "paper" && source !== "own-system");
}

function certain({ meetings }: ExportedContact): boolean {
  return meetings.some(({ minMinutes }) => minMinutes > 0);
}

/** "11/18/2026" for "2026-11-18T19:10:00+09:00". */
function dayOf(time: string): string {
  const [year, month, date] = time.slice(0, 10).split("-");
  return `${month}/${date}/${year}`;
}

function meetingText({ facility, at, minMinutes, maxMinutes }: ExportedContact["meetings"][number]): string {
  return `${at} ${facility} ${minMinutes}-${maxMinutes}분`;
}

/** Whole lines; how many more there are stands in the last one. */
function linesUpTo(most: number, lines: readonly string[]): string {
  for (let kept = lines.length; ; kept -= 1) {
    const left = lines.length - kept;
    const text = [...lines.slice(0, kept), ...(left > 0 ? [`외 ${left}건`] : [])].join("\n");
    if (text.length <= most) return text;
  }
}
