import { dayOf } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { CaseBox } from "../cases/case-box.ts";
import { type Card, type ContactRow, readContacts, saveContacts, sealCard, unassign } from "../store/contacts.ts";
import type { ListedContact } from "./contact-list.ts";
import type { Standing } from "./worklist.ts";

/**
 * Keeps a card of each contact, so that it can be acted on without the case's data and its health centre sees it. Writes only what is
 * new or has changed since somebody last looked.
 */
export async function keepContacts(
  tx: Tx,
  box: CaseBox,
  { caseId, caseNumber }: { caseId: number; caseNumber: string },
  contacts: readonly { contact: ListedContact; standing: Standing }[],
): Promise<void> {
  const kept = new Map((await readContacts(tx, caseId)).map((one) => [one.id, one]));
  const changed: ContactRow[] = [];
  for (const { contact, standing } of contacts) {
    const { id, day, home } = contact;
    const centre = standing.residence ?? home;
    const card = cardOf(contact, caseNumber);
    const fingerprint = box.digest("card", JSON.stringify(card));
    const known = kept.get(id);
    kept.delete(id);
    if (known?.fingerprint.equals(fingerprint) && known.centre === centre && known.day === day) continue;
    changed.push({ id, day, home, centre, card: sealCard(box, id, card), fingerprint });
  }
  await saveContacts(tx, caseId, changed);
  const gone = [...kept.values()].filter(({ centre }) => centre !== null).map(({ id }) => id);
  if (gone.length > 0) await unassign(tx, caseId, gone);
}

function cardOf(contact: ListedContact, caseNumber: string): Card {
  const { name, phone, guardianPhone, safeNumber, sources, day } = contact;
  const meetings = contact.meetings.filter(({ at }) => dayOf(at) === day);
  return { caseNumber, name, phone, guardianPhone, safeNumber, sources, meetings };
}
