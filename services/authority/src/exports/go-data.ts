import type { ContactState } from "../contacts/worklist.ts";
import type { ExportedContact, ExportFacts } from "./exported-contact.ts";
import { splitName } from "./family-name.ts";

const USUAL_RESIDENCE = "LNG_REFERENCE_DATA_CATEGORY_ADDRESS_TYPE_USUAL_PLACE_OF_RESIDENCE";
const CERTAINTY = {
  low: "LNG_REFERENCE_DATA_CATEGORY_CERTAINTY_LEVEL_1_LOW",
  high: "LNG_REFERENCE_DATA_CATEGORY_CERTAINTY_LEVEL_3_HIGH",
};
const FOLLOW_UP = "LNG_REFERENCE_DATA_CONTACT_FINAL_FOLLOW_UP_STATUS_TYPE";

/**
 * Go.Data, contacts each with their relationship to the case, as its import of contacts takes them in JSON (docs/contact-exports.md).
 * A contact is known again by `id`, and what is there is replaced where `updatedAt` is later. No `visualId`: a number that does not
 * follow the outbreak's own pattern is refused. The case is found by the number it has there. Days, not times: a time is moved to
 * the server's own zone and cut to a day there.
 */
export function goDataContacts(contacts: readonly ExportedContact[], facts: ExportFacts): object[] {
  const reported = dayOf(facts.exportedAt);
  return contacts.map((contact) => {
    const { family, given } = splitName(contact.name);
    const days = contact.meetings.map(({ at }) => dayOf(at)).sort();
    const [first = reported, last = first] = [days[0], days.at(-1)];
    const sure = contact.meetings.some(({ minMinutes }) => minMinutes > 0);
    const same = { id: contact.id, updatedAt: facts.exportedAt };
    return {
      ...same,
      // Required there; a row of a written log may have no name.
      firstName: given || family || "–",
      ...(given === "" ? {} : { lastName: family }),
      dateOfReporting: reported,
      dateOfLastContact: last,
      followUp: { status: statusOf(contact.state) },
      addresses: [
        {
          typeId: USUAL_RESIDENCE,
          ...(contact.residence === null ? {} : { city: contact.residence }),
          ...telephone(contact),
        },
      ],
      relationship: {
        ...same,
        persons: [{ id: facts.caseNumber }],
        dateOfFirstContact: first,
        contactDate: last,
        certaintyLevelId: sure ? CERTAINTY.high : CERTAINTY.low,
        comment: commentOf(contact, facts),
      },
    };
  });
}

function telephone({ phone, guardianPhone }: ExportedContact): { phoneNumber?: string } {
  const phoneNumber = guardianPhone ?? phone;
  return phoneNumber === "" ? {} : { phoneNumber };
}

function commentOf(
  { meetings, guardianPhone, safeNumber, state }: ExportedContact,
  { destroyBy }: ExportFacts,
): string {
  const lines = [
    ...meetings.map((meeting) => `${meeting.at} ${meeting.facility} ${meeting.minMinutes}-${meeting.maxMinutes} min`),
    guardianPhone === null ? "" : "the telephone is a guardian's",
    safeNumber === null ? "" : `safe number ${safeNumber}`,
    state === "excluded" ? "turned out to be no contact" : "",
    `destroy by ${destroyBy}`,
  ];
  return lines.filter((line) => line !== "").join("\n");
}

function statusOf(state: ContactState): string {
  // Its word for those who are no contacts is gone since 2.48; that they are none stands in the comment.
  const over = state === "excluded" || state === "finished";
  return over ? `${FOLLOW_UP}_FOLLOW_UP_COMPLETED` : `${FOLLOW_UP}_UNDER_FOLLOW_UP`;
}

/** "2026-11-18", in Seoul. */
function dayOf(time: string): string {
  return time.slice(0, 10);
}
