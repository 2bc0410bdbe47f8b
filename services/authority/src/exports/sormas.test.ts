import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ExportedContact, ExportFacts } from "./exported-contact.ts";
import { sormasTable } from "./sormas.ts";

/*
 * What SORMAS's import of a case's contacts reads, as facts (SORMAS-Foundation/SORMAS-Project, commit af6249b of 2025-12-10, in these
 * files equal to release v1.103.0): ContactImporter, DataImporter, CSVUtils, CSVCommentLineValidator, DateHelper and Language, ContactDto,
 * PersonDto, FieldConstraints, PersonFacadeEjb.validate, ImportFacadeEjb.generateCaseContactImportTemplateFile; CSV by opencsv 5.7.1.
 */

/** ImportFacadeEjb leaves these out of the template for a case's contacts: they are the case's. */
const OF_THE_CASE = [
  "caze",
  "disease",
  "diseaseDetails",
  "resultingCase",
  "caseIdExternalSystem",
  "caseOrEventInformation",
];

type Kind = { text: number } | "date" | "boolean" | readonly string[];

/** Properties of ContactDto and PersonDto that have a setter: length of a text, or names of an enumeration. */
const PROPERTIES: Record<string, Kind> = {
  reportDateTime: "date",
  multiDayContact: "boolean",
  firstContactDate: "date",
  lastContactDate: "date",
  contactIdentificationSource: ["CASE_PERSON", "CONTACT_PERSON", "TRACING_APP", "OTHER", "UNKNOWN"],
  contactIdentificationSourceDetails: { text: 512 },
  tracingApp: ["CORONA_WARN_APP", "OTHER", "UNKNOWN"],
  tracingAppDetails: { text: 512 },
  contactProximity: ["TOUCHED_FLUID", "PHYSICAL_CONTACT", "CLOTHES_OR_OTHER", "CLOSE_CONTACT", "SAME_ROOM"],
  contactClassification: ["UNCONFIRMED", "CONFIRMED", "NO_CONTACT"],
  contactStatus: ["ACTIVE", "CONVERTED", "DROPPED"],
  followUpStatus: ["FOLLOW_UP", "COMPLETED", "CANCELED", "LOST", "NO_FOLLOW_UP"],
  followUpComment: { text: 4096 },
  description: { text: 4096 },
  externalID: { text: 512 },
  externalToken: { text: 512 },
  additionalDetails: { text: 4096 },
  "person.firstName": { text: 512 },
  "person.lastName": { text: 512 },
  // A contact detail of the person; whose telephone it is has no setter.
  "person.phone": { text: 1_000_000 },
};

const facts: ExportFacts = {
  caseNumber: "2026-0001",
  exportedAt: "2026-11-20T14:00:00+09:00",
  exportedBy: "이서연 역학조사관",
  recipient: "강남구 보건소",
  reason: "검사 협조",
  destroyBy: "2026-12-19" as ExportFacts["destroyBy"],
};

const met = (at: string, minMinutes = 30, facility = "온도포차") => {
  return { facility, region: "11680", at: `2026-11-${at}:00+09:00`, minMinutes, maxMinutes: 115 };
};

const plain: ExportedContact = {
  id: "AAAAAAAAAAAAAAAAAAAAAA",
  name: "김도윤",
  phone: "01001423391",
  guardianPhone: null,
  safeNumber: null,
  sources: ["naver"],
  meetings: [met("18T19:05")],
  state: "new",
  missedCalls: 0,
  next: "",
  note: "",
  residence: null,
  healthCentre: null,
};

async function rowsOf(...contacts: ExportedContact[]) {
  const written = await sormasTable("contacts", contacts, facts, (sources) => sources.join(" · "));
  const [file] = written.files;
  assert.ok(file);
  assert.deepEqual([written.files.length, written.rows, file.rows], [1, contacts.length, contacts.length]);
  const [entities = [], properties = [], ...lines] = openedThere(file.bytes);
  for (const line of lines) assert.equal(line.length, properties.length);
  return {
    entities,
    properties,
    rows: lines.map((line) =>
      Object.fromEntries(properties.map((property, at) => [property, (line[at] ?? "").trim()])),
    ),
  };
}

const rowOf = async (contact: Partial<ExportedContact>) => {
  return (await rowsOf({ ...plain, ...contact })).rows[0] ?? assert.fail("no row");
};

describe("the contact list as SORMAS reads it", () => {
  it("has two headers: an entity each, and a property that can be set and is not the case's own", async () => {
    const { entities, properties } = await rowsOf(plain);
    assert.equal(new Set(properties).size, properties.length);
    for (const [at, property] of properties.entries()) {
      assert.ok(property in PROPERTIES, property);
      assert.ok(!OF_THE_CASE.includes(property), property);
      assert.equal(entities[at], property.startsWith("person.") ? "Person" : "Contact");
    }
  });

  it("has values of each property's kind, whatever is known of a contact", async () => {
    const { rows } = await rowsOf(
      plain,
      { ...plain, name: "", phone: "", safeNumber: "12가34나", sources: ["paper"], meetings: [met("18T19:05", 0)] },
      { ...plain, name: "Madonna", guardianPhone: "01011112222", meetings: [met("17T08:00"), met("18T19:05")] },
      { ...plain, state: "excluded", sources: ["own-system", "naver"] },
      { ...plain, state: "finished", note: "가".repeat(1000), residence: "서울특별시 마포구" },
    );
    assert.equal(rows.length, 5);
    for (const row of rows) {
      for (const [property, value] of Object.entries(row)) {
        if (value !== "") assertKind(property, value, PROPERTIES[property] ?? assert.fail(property));
      }
      // PersonFacadeEjb.validate and ContactDto: what may not be missing.
      for (const property of ["reportDateTime", "person.firstName", "person.lastName"]) {
        assert.notEqual(row[property], "", property);
      }
      assert.doesNotMatch(row["person.phone"] ?? "", /[a-z]/i);
    }
  });

  it("says which days, in the English order of month, day and year", async () => {
    const row = await rowOf({ meetings: [met("18T19:05"), met("05T08:00")] });
    assert.deepEqual(
      ["multiDayContact", "firstContactDate", "lastContactDate", "reportDateTime"].map((property) => row[property]),
      ["true", "11/05/2026", "11/18/2026", "11/20/2026"],
    );
  });

  it("says where a contact comes from: an app, or a list", async () => {
    const passed = await rowOf({ sources: ["naver", "paper"] });
    assert.deepEqual([passed.contactIdentificationSource, passed.tracingAppDetails], ["TRACING_APP", "naver · paper"]);
    const listed = await rowOf({ sources: ["paper"] });
    assert.deepEqual([listed.contactIdentificationSource, listed.tracingApp], ["OTHER", ""]);
    assert.equal(listed.contactIdentificationSourceDetails, "paper");
  });

  it("ends the follow-up of who is through with it, and calls only those no contact who are none", async () => {
    const [finished, excluded] = [await rowOf({ state: "finished" }), await rowOf({ state: "excluded" })];
    assert.deepEqual([finished.contactClassification, finished.followUpStatus], ["UNCONFIRMED", "CANCELED"]);
    assert.deepEqual([excluded.contactClassification, excluded.followUpStatus], ["NO_CONTACT", ""]);
  });

  it("claims the same room only for those who were there at the same time for certain", async () => {
    assert.equal((await rowOf({ meetings: [met("18T19:05", 0)] })).contactProximity, "");
    assert.equal((await rowOf({ meetings: [met("18T19:05", 0), met("18T21:00", 5)] })).contactProximity, "SAME_ROOM");
  });

  it("keeps backslashes, quotation marks and lines of a note, and no note swallows the row behind it", async () => {
    for (const note of [
      '"따옴표"로 시작',
      "끝에 \\",
      '\\"',
      'a "b" \\n c',
      "첫 줄\n## 둘째 줄\r\n##셋째\\",
      "=1+1",
      "'",
    ]) {
      const { rows } = await rowsOf({ ...plain, note }, { ...plain, id: "BBBBBBBBBBBBBBBBBBBBBB", name: "이하은" });
      assert.deepEqual(
        rows.map((row) => row["person.lastName"]),
        ["김", "이"],
      );
      const kept = (rows[0]?.additionalDetails ?? "").replace(/^'(?=[='])/, "").replaceAll("\n ##", "\n##");
      assert.ok(kept.startsWith(note.replaceAll("\r\n", "\n")), JSON.stringify([note, kept]));
    }
  });

  it("names a child's guardian as the owner of the telephone, which has no field there", async () => {
    const row = await rowOf({ phone: "", guardianPhone: "01011112222" });
    assert.equal(row["person.phone"], "01011112222");
    assert.match(row.additionalDetails ?? "", /전화번호는 보호자의 것/);
  });

  it("says how many meetings a text of there could not hold", async () => {
    const meetings = Array.from({ length: 200 }, (_, at) => met("18T19:05", at, "이름이 긴 시설".repeat(4)));
    const { description = "" } = await rowOf({ meetings });
    const lines = description.split("\n");
    assert.ok(description.length <= 4096);
    assert.equal(lines.at(-1), `외 ${200 - (lines.length - 1)}건`);
  });
});

function assertKind(property: string, value: string, kind: Kind): void {
  const told = `${property}: ${value}`;
  if (kind === "date") assert.match(value, /^(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|[12]\d|3[01])\/\d{4}$/, told);
  else if (kind === "boolean") assert.match(value, /^(?:true|false)$/, told);
  else if ("text" in kind) assert.ok(value.length <= kind.text, told);
  else assert.ok(kind.includes(value), told);
}

/** By the rules of opencsv as SORMAS sets it up: comma, ", backslash before either of the two; lines with ## are skipped before that. */
function openedThere(bytes: Uint8Array): string[][] {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.startsWith("##")) continue;
    if (quoted) cell += "\n";
    for (let at = 0; at < line.length; at += 1) {
      const [char = "", next = ""] = [line[at], line[at + 1]];
      const escaped = quoted && (next === '"' ? char === '"' || char === "\\" : char === "\\" && next === "\\");
      if (escaped) {
        cell += next;
        at += 1;
      } else if (char === '"') quoted = !quoted;
      else if (char === "," && !quoted) {
        row.push(cell);
        cell = "";
      } else if (char !== "\\") cell += char;
    }
    if (quoted) continue;
    if (line !== "" || row.length > 0) rows.push([...row, cell]);
    [row, cell] = [[], ""];
  }
  assert.ok(!quoted, "a text without an end");
  return rows;
}
