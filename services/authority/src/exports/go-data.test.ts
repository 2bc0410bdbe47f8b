import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ExportedContact, ExportFacts } from "./exported-contact.ts";
import { goDataContacts } from "./go-data.ts";

/*
 * What Go.Data's import of contacts reads, as facts (WorldHealthOrganization/GoDataSource-API 2.50.3, commit cf8a525 of 2025-12-23:
 * server/models/{person,address,relationship-participant,extended-persisted-model}.json, common/models/{contact,relationship}.json,
 * server/mixins/authorTimeStamp.js, components/dbSync.js, common/models/outbreak.js (validateAndNormalizePeople, resolvePersonVisualIdTemplate),
 * components/localizationHelper.js, reference data after the migration of 2.48; GoDataSource-FrontEnd 420a2c3: import-contact-data).
 */

/** Members as flattened there, each a property of contact or relationship that may be imported. `$`: a text, `#`: a day, or tokens. */
const MEMBERS: Record<string, "text" | "day" | "time" | readonly string[]> = {
  id: "text",
  updatedAt: "time",
  firstName: "text",
  lastName: "text",
  dateOfReporting: "day",
  dateOfLastContact: "day",
  "followUp.status": ["UNDER_FOLLOW_UP", "FOLLOW_UP_COMPLETED", "LOST_TO_FOLLOW_UP"].map(
    (status) => `LNG_REFERENCE_DATA_CONTACT_FINAL_FOLLOW_UP_STATUS_TYPE_${status}`,
  ),
  "addresses[].typeId": ["LNG_REFERENCE_DATA_CATEGORY_ADDRESS_TYPE_USUAL_PLACE_OF_RESIDENCE"],
  "addresses[].city": "text",
  "addresses[].phoneNumber": "text",
  "relationship.id": "text",
  "relationship.updatedAt": "time",
  "relationship.persons[].id": "text",
  "relationship.dateOfFirstContact": "day",
  "relationship.contactDate": "day",
  "relationship.certaintyLevelId": ["1_LOW", "2_MEDIUM", "3_HIGH"].map(
    (level) => `LNG_REFERENCE_DATA_CATEGORY_CERTAINTY_LEVEL_${level}`,
  ),
  "relationship.comment": "text",
};

/** import-contact-data.component.ts: without these nothing is imported. */
const REQUIRED = ["firstName", "relationship.persons[].id"];
/** dbSync: a contact that is there is found by the one, and left alone without the other. */
const TO_UPDATE = ["id", "updatedAt", "relationship.id", "relationship.updatedAt"];

const facts: ExportFacts = {
  caseNumber: "2026-0001",
  exportedAt: "2026-11-20T08:00:00+09:00",
  exportedBy: "이서연 역학조사관",
  recipient: "강남구 보건소",
  reason: "검사 협조",
  destroyBy: "2026-12-19" as ExportFacts["destroyBy"],
};

const met = (at: string, minMinutes = 30) => {
  return { facility: "온도포차", region: "11680", at: `2026-11-${at}:00+09:00`, minMinutes, maxMinutes: 115 };
};

const plain: ExportedContact = {
  id: "AAAAAAAAAAAAAAAAAAAAAA",
  name: "김도윤",
  phone: "01001423391",
  guardianPhone: null,
  safeNumber: null,
  sources: ["naver"],
  meetings: [met("18T08:05"), met("17T19:00")],
  state: "new",
  missedCalls: 0,
  next: "",
  note: "",
  residence: null,
  healthCentre: null,
};

const itemOf = (contact: Partial<ExportedContact>) => {
  return flat(goDataContacts([{ ...plain, ...contact }], facts)[0] ?? assert.fail("nobody"));
};

describe("the contact list as Go.Data reads it", () => {
  it("has members that Go.Data imports, with values of their kind, whatever is known of a contact", () => {
    for (const contact of [
      {},
      { name: "", phone: "", safeNumber: "12가34나", sources: ["paper"] },
      { name: "Madonna", guardianPhone: "01011112222", meetings: [met("18T08:05", 0)] },
      { state: "excluded" as const },
      { state: "finished" as const, residence: "서울특별시 마포구" },
    ]) {
      const item = itemOf(contact);
      for (const [member, value] of item) {
        const kind = MEMBERS[member] ?? assert.fail(`${member} is not imported`);
        if (typeof kind !== "string") assert.ok(kind.includes(value), `${member}: ${value}`);
        else if (kind === "day") assert.match(value, /^2026-11-\d{2}$/, member);
        else if (kind === "time") assert.ok(Date.parse(value) > 0, member);
        else assert.notEqual(value.trim(), "", member);
      }
      for (const member of [...REQUIRED, ...TO_UPDATE]) assert.ok(item.has(member), member);
    }
  });

  it("finds the case by its number, and says the days in Seoul", () => {
    const item = itemOf({});
    assert.equal(item.get("relationship.persons[].id"), "2026-0001");
    // Five past eight in Seoul is the day before in the server's zone.
    assert.deepEqual(
      ["dateOfReporting", "dateOfLastContact", "relationship.dateOfFirstContact"].map((member) => item.get(member)),
      ["2026-11-20", "2026-11-18", "2026-11-17"],
    );
  });

  it("is certain only of those who were there at the same time for certain", () => {
    const level = (minMinutes: number) =>
      itemOf({ meetings: [met("18T08:05", minMinutes)] }).get("relationship.certaintyLevelId");
    assert.match(level(1) ?? "", /3_HIGH$/);
    assert.match(level(0) ?? "", /1_LOW$/);
  });

  it("says whose telephone it is, who turned out to be no contact, and until when it may be kept", () => {
    const comment = itemOf({ guardianPhone: "01011112222", state: "excluded" }).get("relationship.comment") ?? "";
    assert.match(comment, /a guardian's\nturned out to be no contact\ndestroy by 2026-12-19$/);
  });
});

/** As its importer flattens: "relationship.persons[].id". */
function flat(value: object, path = ""): Map<string, string> {
  const found = Object.entries(value).flatMap(([key, member]): [string, string][] => {
    const name = Array.isArray(value) ? `${path}[]` : [path, key].filter((part) => part !== "").join(".");
    return typeof member === "object" && member !== null ? [...flat(member, name)] : [[name, String(member)]];
  });
  return new Map(found);
}
