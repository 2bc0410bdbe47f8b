import type { ExportedContact, ExportFacts } from "./exported-contact.ts";
import { splitName } from "./family-name.ts";

const USUAL_RESIDENCE = "LNG_REFERENCE_DATA_CATEGORY_ADDRESS_TYPE_USUAL_PLACE_OF_RESIDENCE";
const CERTAINTY = {
  low: "LNG_REFERENCE_DATA_CATEGORY_CERTAINTY_LEVEL_1_LOW",
  high: "LNG_REFERENCE_DATA_CATEGORY_CERTAINTY_LEVEL_3_HIGH",
};

/**
 * Go.Data, contacts with their relationship to the case, as its import of contacts takes them in JSON (GoDataSource-API,
 * common/models/contact.json and relationship.json). `visualId` is the contact's id, by which Go.Data updates a contact it has.
 */
export function goDataContacts(contacts: readonly ExportedContact[], facts: ExportFacts): object[] {
  return contacts.map((contact) => {
    const { family, given } = splitName(contact.name);
    const last = contact.meetings.toSorted((one, other) => (one.at < other.at ? -1 : 1)).at(-1);
    const residence = contact.residence ?? "";
    const comment = contact.meetings.map(({ at, facility, minMinutes, maxMinutes }) => {
      return `${at} ${facility} ${minMinutes}-${maxMinutes} min`;
    });
    return {
      visualId: contact.id,
      // Required there; a row of a written log may have no name.
      firstName: given || family || "–",
      lastName: given === "" ? "" : family,
      dateOfReporting: facts.exportedAt,
      dateOfLastContact: last?.at ?? facts.exportedAt,
      active: contact.state !== "excluded" && contact.state !== "finished",
      addresses: [
        {
          typeId: USUAL_RESIDENCE,
          city: residence,
          phoneNumber: contact.guardianPhone ?? contact.phone,
          date: facts.exportedAt,
        },
      ],
      relationship: {
        relatedPersonVisualId: facts.caseNumber,
        contactDate: last?.at ?? facts.exportedAt,
        contactDateEstimated: last?.minMinutes === 0,
        certaintyLevelId: last && last.minMinutes > 0 ? CERTAINTY.high : CERTAINTY.low,
        comment: [...comment, `destroy by ${facts.destroyBy}`].join("\n"),
      },
    };
  });
}
